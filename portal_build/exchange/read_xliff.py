# Read with an event parser that refuses every declaration of a document type: no entity can be defined, none can grow, nothing is
# fetched. What a code stands for is taken from the file's own data; whoever changed these changed a link, and the check of links finds it.
"""What translators' XLIFF 2 files say."""

from __future__ import annotations

from io import BytesIO
from xml.sax import SAXException
from xml.sax.handler import ContentHandler, feature_namespaces
from xml.sax.xmlreader import AttributesNSImpl, Locator

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from portal_build.exchange.units import NotRead, Returned, ReturnedFile
from portal_build.exchange.xliff import EXPORTED, NAMESPACE

_REVIEWED = ("reviewed", "final")
_NO_WORDS = frozenset({"mrk", "sm", "em"})
_DEEPEST = 100


def read_xliff_file(data: bytes) -> ReturnedFile:
    """What an XLIFF 2 file says. Raises NotRead."""
    handler = _Handler()
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(handler)
    try:
        parser.parse(BytesIO(data))
    except DefusedXmlException:
        raise NotRead("it declares a document type or entities, which no translator's program writes; take the declaration out") from None
    except SAXException as error:
        line = getattr(error, "getLineNumber", lambda: 1)()
        raise NotRead(f"line {line}: this is not XML: {error.getMessage()}") from None
    except (ValueError, LookupError) as error:
        raise NotRead(f"this is not an XLIFF file: {str(error)[:200]}") from None
    if not handler.units:
        raise NotRead("no unit stands in it")
    return ReturnedFile(handler.language, tuple(handler.units))


class _Unit:
    """A unit that is being read."""

    def __init__(self, name: str, line: int) -> None:
        self.name, self.line = name, line
        self.data: dict[str, str] = {}
        self.words = {"source": "", "target": "", "note": ""}
        self.states: list[tuple[str, str]] = []
        self.problem = ""

    def returned(self) -> Returned:
        """What it says."""
        unfinished = any(state == "initial" and own.startswith("portal:") for state, own in self.states)
        reviewed = bool(self.states) and all(state in _REVIEWED for state, _ in self.states)
        target = self.words["target"]
        return Returned(self.name, self.words["source"], target, unfinished and bool(target), reviewed, self.line, self.problem, self.words["note"].strip())


class _Handler(ContentHandler):
    """Takes units as they come."""

    def __init__(self) -> None:
        super().__init__()
        self.units: list[Returned] = []
        self.language = ""
        self.unit: _Unit | None = None
        self.into = ""
        """`source`, `target`, `data` or `note` while inside one that counts."""
        self.data_name = ""
        self.pieces: list[str] = []
        """What was read of it so far: each line end comes by itself."""
        self.open: list[str] = []
        """What each open code has to say at its end."""
        self.depth = 0
        self.locator: Locator | None = None

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 - the library's name
        self.locator = locator

    def startElementNS(self, name: tuple[str | None, str], qname: str | None, attrs: AttributesNSImpl) -> None:  # noqa: ARG002, N802
        tag, said = self._tag(name), {key[1]: value for key, value in attrs.items() if not key[0]}
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ValueError(f"elements are nested more than {_DEEPEST} deep")
        if self.depth == 1:
            self._root(tag, said)
        elif tag == "unit":
            self.unit = _Unit(said.get("name", ""), self.locator.getLineNumber() if self.locator else 1)
        elif self.unit is None:
            return
        elif self.into in ("source", "target"):
            self._code(tag, said)
        elif tag in ("source", "target", "data") or (tag == "note" and said.get("category") == EXPORTED):
            self._begin(tag, said.get("id", ""))
        elif tag == "segment":
            self.unit.states.append((said.get("state", "initial"), said.get("subState", "")))

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:  # noqa: ARG002, N802
        tag = self._tag(name)
        self.depth -= 1
        if self.unit is None:
            return
        if self.open:
            self.characters(self.open.pop())
        elif tag == self.into:
            self._begin("")
        elif tag == "unit":
            self._begin("")
            self.units.append(self.unit.returned())
            self.unit = None

    def characters(self, content: str) -> None:
        """Words, or what a code stands for."""
        if self.unit and self.into:
            self.pieces.append(content)

    def _begin(self, into: str, data_name: str = "") -> None:
        """What comes next belongs to something else, or to nothing that counts."""
        if self.unit and self.into:
            table, name = (self.unit.data, self.data_name) if self.into == "data" else (self.unit.words, self.into)
            table[name] = table.get(name, "") + "".join(self.pieces)
        self.pieces.clear()
        self.into, self.data_name = into, data_name

    def _root(self, tag: str, said: dict[str, str]) -> None:
        if tag != "xliff" or not said.get("version", "").startswith("2."):
            raise ValueError("it does not begin with `<xliff version=\"2.0\">`")
        self.language = said.get("trgLang", "")

    def _tag(self, name: tuple[str | None, str]) -> str:
        return name[1] if name[0] == NAMESPACE else f"{name[0]}:{name[1]}"

    def _code(self, tag: str, said: dict[str, str]) -> None:
        """The start of a code inside words; `open` grows by one for each element."""
        closes = ""
        if tag == "pc":
            self.characters(self._said(said.get("dataRefStart")))
            closes = self._said(said.get("dataRefEnd"))
        elif tag in ("ph", "sc", "ec"):
            self.characters(self._said(said.get("dataRef")))
        elif tag not in _NO_WORDS and self.unit:
            self.unit.problem = f"`<{tag}>` stands in it, which the portal does not know"
        self.open.append(closes)

    def _said(self, name: str | None) -> str:
        if self.unit and (name is None or name not in self.unit.data):
            self.unit.problem = "a code in it stands for nothing, since its data are missing"
            return ""
        return self.unit.data[name] if self.unit and name else ""
