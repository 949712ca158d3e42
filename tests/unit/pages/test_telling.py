"""The e-mail to the editors that a page begins."""

from __future__ import annotations

from email.utils import parseaddr
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from portal_build.pages.telling import mail_to_editors
from tests.small_site import SmallSite, entry

PLEASE = "\r\n\r\nPlease write below this line what is wrong or missing.\r\n\r\n"


def mail(small: SmallSite, address: str) -> tuple[str, str, str]:
    """To whom, about what, and the text, as a mail program reads the link."""
    parts = urlsplit(mail_to_editors(small.plan(address)))
    # A mail program does not take a plus for a space.
    fields = {name: value for name, [value] in parse_qs(parts.query.replace("+", "%2B"), strict_parsing=True).items()}
    assert (parts.scheme, parseaddr(unquote(parts.path))[1], set(fields)) == ("mailto", unquote(parts.path), {"subject", "body"})
    return unquote(parts.path), fields["subject"], fields["body"]


def test_an_entry_says_which_version_in_which_language(site):
    facts = "published: 2024-01-01\nchanges: [{date: 2025-02-03, kind: correction, note: {en: n}}, {date: 2025-03-04, kind: minor}]"
    assert mail(site(entry("methods/walk", facts, en="Walk", da="Gå & løb + hop? 100 %#1")), "da/metoder/walk/") == (
        "editors@example.org",
        "About “Gå & løb + hop? 100 %#1”",
        "Id of this entry: walk\r\nVersion: 2025-02-03\r\nLanguage: Dansk (da)\r\nAddress: https://portal.example/da/metoder/walk/" + PLEASE,
    )


def test_a_document_says_its_own_version_as_well(site):
    facts = "published: 2024-01-01\ndocument: {title: {en: T}, version: '2.1'}"
    assert "\r\nVersion: 2.1, 2024-01-01\r\n" in mail(site(entry("guidelines/g", facts, en="G")), "en/guidelines/g/")[2]


OTHERS = {
    "a list": ("en/methods/", "About “Methods”", "Language: English (en)\r\nAddress: https://portal.example/en/methods/"),
    "an address in other letters": ("da/emner/everyday-life/", "About “Hverdagsliv”", "Language: Dansk (da)\r\nAddress: https://portal.example/da/emner/everyday-life/"),
    "a page that is served anywhere": ("nl/404.html", "About “Page not found”", "Language: Nederlands (nl)"),
    "an entry without a date": ("en/methods/walk/", "About “Walk”", "Id of this entry: walk\r\nLanguage: English (en)\r\nAddress: https://portal.example/en/methods/walk/"),
}  # fmt: skip


@pytest.mark.parametrize(("address", "subject", "facts"), OTHERS.values(), ids=OTHERS)
def test_other_pages(address: str, subject: str, facts: str, site):
    assert mail(site(entry("methods/walk", en="Walk")), address) == ("editors@example.org", subject, facts + PLEASE)


def test_the_link_is_plain_letters(site):
    link = mail_to_editors(site(entry("methods/walk", en="Тоҷикӣ “x” & <y>")).plan("en/methods/walk/"))
    assert link.isascii()
    assert not set(link) & set(" +<>\"'\r\n“”")
    assert "%0D%0A" in link
