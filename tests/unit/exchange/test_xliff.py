"""XLIFF 2 files, written and read."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage.xliff2 import Xliff2File

from portal_build.exchange.read_xliff import read_xliff_file
from portal_build.exchange.units import NotRead, State, Unit
from portal_build.exchange.xliff import NAMESPACE, xliff_file
from portal_build.diagnostics import Position
from tests.unit.exchange.exchanging import head

WHERE = Position("content/articles/walk/index.en.md", 7)
UNITS = (
    Unit("walk#title", "en", "Walk & <talk>", "", State.MISSING, WHERE, ("Article: Walk",)),
    Unit("walk#aim/2", "en", "A **[b](entry:x) c**  \nd [](claim:y) [@z]", "[@z] **e** [f](entry:x) [](claim:y) *g*{: lang=da }", State.OUTDATED, WHERE, ("Aim",), True, "aim", "Old"),
    Unit("walk#aim/3", "en", "`a` ![b](c.png)", "`a` ![d](c.png)", State.MACHINE, WHERE, (), True, "aim"),
    Unit("run#title", "en", "Run", "Løb", State.DRAFT, WHERE, ()),
    Unit("run#lead", "en", "Why", "Hvorfor", State.REVIEWED, WHERE, ()),
)
MIDDLE = """\
    <unit id="aim.2" name="walk#aim/2" xml:space="preserve">
      <notes>
        <note category="location">content/articles/walk/index.en.md:7</note>
        <note category="description">Aim</note>
        <note category="previous">Old</note>
        <note category="exported">92edfd9a</note>
      </notes>
      <originalData>
        <data id="d1">**</data>
        <data id="d2">[</data>
        <data id="d3">](entry:x)</data>
        <data id="d4">  
</data>
        <data id="d5">[](claim:y)</data>
        <data id="d6">[@z]</data>
        <data id="d7">*</data>
        <data id="d8">{: lang=da }</data>
      </originalData>
      <segment state="initial" subState="portal:outdated">
        <source>A <pc id="1" type="fmt" dataRefStart="d1" dataRefEnd="d1"><pc id="2" type="link" canDelete="no" canCopy="no" dataRefStart="d2" dataRefEnd="d3">b</pc> c</pc><ph id="3" type="other" canDelete="no" canCopy="no" dataRef="d4" />d <ph id="4" type="link" canDelete="no" canCopy="no" dataRef="d5" /> <ph id="5" type="other" canDelete="no" canCopy="no" dataRef="d6" /></source>
        <target><ph id="5" type="other" canDelete="no" canCopy="no" dataRef="d6" /> <pc id="1" type="fmt" dataRefStart="d1" dataRefEnd="d1">e</pc> <pc id="2" type="link" canDelete="no" canCopy="no" dataRefStart="d2" dataRefEnd="d3">f</pc> <ph id="4" type="link" canDelete="no" canCopy="no" dataRef="d5" /> <pc id="6" type="fmt" dataRefStart="d7" dataRefEnd="d7">g</pc><ph id="7" type="other" canDelete="no" canCopy="no" dataRef="d8" /></target>
      </segment>
    </unit>
"""
FILE = xliff_file(UNITS, head("en", "da"))


def test_a_unit_with_codes():
    assert MIDDLE in FILE.decode()


def test_read_back():
    found = read_xliff_file(FILE)
    assert (found.language, found.reviewed) == ("da", None)
    assert [(one.name, one.source, one.target, one.unfinished, one.reviewed) for one in found.units] == [
        (unit.name, unit.source, unit.target, unit.unfinished, unit.state is State.REVIEWED) for unit in UNITS
    ]
    assert [FILE.decode().splitlines()[one.line - 1].strip().split('"')[3] for one in found.units] == [unit.name for unit in UNITS]


def test_ids_are_unique_in_a_file_and_files_have_theirs():
    root = ElementTree.fromstring(FILE)
    files = root.findall(f"{{{NAMESPACE}}}file")
    assert [one.get("id") for one in files] == ["walk", "run"]
    for file in files:
        ids = [one.get("id") for one in file.iter(f"{{{NAMESPACE}}}unit")]
        assert len(ids) == len(set(ids))
    for unit in root.iter(f"{{{NAMESPACE}}}unit"):
        for side in ("source", "target"):
            codes = [one.get("id") for one in unit.iterfind(f".//{{{NAMESPACE}}}{side}//*")]
            assert len(codes) == len(set(codes))
        data = {one.get("id") for one in unit.iter(f"{{{NAMESPACE}}}data")}
        named = {value for one in unit.iter() for key, value in one.attrib.items() if key.startswith("dataRef")}
        assert named == data


def test_another_program_reads_it():
    store = Xliff2File.parsestring(FILE)
    assert [(unit.source, unit.target) for unit in store.units if not unit.isheader()][3:] == [("Run", "Løb"), ("Why", "Hvorfor")]


def test_what_another_program_saves_is_read():
    store = Xliff2File.parsestring(FILE)
    store.units[0].target = "Gå & <tal>"
    found = read_xliff_file(bytes(store))
    assert (found.units[0].target, found.units[1].target) == ("Gå & <tal>", UNITS[1].target)


def test_a_million_line_ends_are_read_at_once():
    many = "\n" * 1_000_000
    [run] = [one for one in read_xliff_file(changed("<target>Løb", f"<target>Løb{many}")).units if one.name == "run#title"]
    assert run.target == f"Løb{many}"


def changed(before: str, after: str) -> bytes:
    assert before in FILE.decode()
    return FILE.decode().replace(before, after).encode()


def test_segments_are_joined_and_marks_around_words_are_none():
    data = changed("<source>Run</source>\n        <target>Løb</target>", '<source>Ru</source><target>L<mrk id="m1">ø</mrk></target></segment><ignorable><source>n</source><target>b</target></ignorable><segment><source/>')
    [run] = [one for one in read_xliff_file(data).units if one.name == "run#title"]
    assert (run.source, run.target) == ("Run", "Løb")


PROBLEMS = {
    "a code without data": ('dataRef="d6" /></source>', 'dataRef="d99" /></source>', "its data are missing"),
    "data that were taken out": ('<data id="d6">[@z]</data>', "", "its data are missing"),
    "an element of another kind": ("<target>Løb", "<target><b>x</b>Løb", "which the portal does not know"),
    "a control character": ("<target>Løb", '<target><cp hex="001B"/>Løb', "which the portal does not know"),
}


@pytest.mark.parametrize(("before", "after", "problem"), PROBLEMS.values(), ids=PROBLEMS)
def test_a_unit_that_cannot_be_understood_says_so(before: str, after: str, problem: str):
    [said] = [one.problem for one in read_xliff_file(changed(before, after)).units if one.problem]
    assert problem in said


BOMB = "<!DOCTYPE x [" + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x"}">' for n in range(10)) + "]>"
REFUSED = {
    "entities that grow": (f"{BOMB}<xliff>&e9;</xliff>", "it declares a document type or entities"),
    "an entity that fetches": ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xliff>&e;</xliff>', "it declares a document type or entities"),
    "a document type elsewhere": ('<!DOCTYPE xliff SYSTEM "https://evil.example/x.dtd"><xliff/>', "it declares a document type or entities"),
    "XLIFF 1.2": ('<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>', "this is not an XLIFF file"),
    "another format": ("<html/>", "this is not an XLIFF file"),
    "broken XML": ("<xliff", "line 1: this is not XML"),
    "nothing": ("", "line 1: this is not XML"),
    "elements without end": (f"<xliff xmlns='{NAMESPACE}' version='2.0'>" + "<a>" * 100_000, "this is not an XLIFF file: elements are nested"),
    "an unknown encoding": ('<?xml version="1.0" encoding="x-none"?><a/>', "this is not an XLIFF file: unknown encoding"),
}


@pytest.mark.parametrize(("text", "reason"), REFUSED.values(), ids=REFUSED)
def test_refused(text: str, reason: str):
    with pytest.raises(NotRead) as error:
        read_xliff_file(text.encode())
    assert str(error.value).startswith(reason)


@given(st.data())
def test_any_bytes_are_read_or_refused(data: st.DataObject):
    start = data.draw(st.integers(0, len(FILE)))
    stop = data.draw(st.integers(start, min(len(FILE), start + 30)))
    piece = data.draw(st.one_of(st.binary(max_size=20), st.sampled_from([b"<pc>", b"</pc>", b"<unit>", b"<source>", b"<data id='d1'>", b"<!DOCTYPE x>", b"&x;", b"]]>"])))
    try:
        read_xliff_file(FILE[:start] + piece + FILE[stop:])
    except NotRead as error:
        assert "\n" not in str(error)
