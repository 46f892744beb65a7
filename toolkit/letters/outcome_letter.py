"""The outcome letter of 2016-22: recognising one, and extracting what it says."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from toolkit.letters import headings
from toolkit.letters.body import Body, read_body
from toolkit.letters.dates import first_date
from toolkit.letters.head import Head, area_in, inspection_days, read_head
from toolkit.letters.layout import Mark
from toolkit.letters.lists import join
from toolkit.letters.parts import Parts, cut
from toolkit.letters.references import label
from toolkit.letters.sign_off import SignOff, read_sign_off
from toolkit.letters.statement import is_required, responsible_bodies, speaks_of_weakness
from toolkit.model.document import Document
from toolkit.model.letter import Letter
from toolkit.model.problem import Problem
from toolkit.rules.english import counted

KIND = "outcome-letter"
LABEL = "outcome letter 2016-22"
TITLE_SIGN = "the title 'Joint local area SEND inspection in ...'"
SECTION_SIGN = "a heading 'The effectiveness of the local area in ...'"
MAIN_SIGN = "a heading 'Main findings'"
LETTER_SIGN = "'Dear ...' or 'Yours sincerely'"
NO_FINDINGS = "No findings stand under the letter's headings, so it gets no workbook and no paper."
_EXPECTED = {"main": "main findings", "strength": "strengths", "development": "areas for development"}
_PUBLISHED = re.compile(r"\bletter\b[^.]{0,120}\bpublished\b[^.]{0,80}", re.I)


def evidence(document: Document) -> tuple[list[str], list[str]]:
    """What speaks for an outcome letter in this document: (found, looked for and not found)."""
    parts = cut(document)
    marks = [m for part in parts.parts for m in part.marks] if parts else []
    announced = {headings.announces(m) for m in marks}
    greets = any(headings.SALUTATION.match(m.text) for m in marks)
    signs = {
        TITLE_SIGN: any(area is not None for area in headings.titled(marks)),
        SECTION_SIGN: "section" in announced,
        MAIN_SIGN: "main" in announced,
        LETTER_SIGN: greets or "valediction" in announced,
    }
    return [s for s, there in signs.items() if there], [s for s, there in signs.items() if not there]


def recognises(document: Document) -> bool:
    """True for an outcome letter: its title, and its section headings or those of a letter with main findings."""
    found = {*evidence(document)[0]}
    return TITLE_SIGN in found and (SECTION_SIGN in found or {MAIN_SIGN, LETTER_SIGN} <= found)


def read(document: Document) -> Letter:
    """The letter with its findings, weaknesses and people; what is doubtful is in `problems`.

    For documents that `recognises` accepts.
    """
    parts = cut(document)
    if parts is None:
        raise ValueError(f"{document.file} is not an outcome letter")
    head, sign_off = read_head(parts.of("head")), read_sign_off(parts.of("foot"))
    opening = join(m.text for m in parts.of("preface"))
    _, end = inspection_days(opening)
    body = read_body(parts, _year(end, head))
    return _letter(document, parts, head, body, sign_off)


def _letter(document: Document, parts: Parts, head: Head, body: Body, sign_off: SignOff) -> Letter:
    preface = parts.of("preface")
    opening = join(m.text for m in preface)
    start, end = inspection_days(opening)
    text = join(m.text for part in parts.parts if part.kind != "head" for m in part.marks)
    said = join(m.text for part in parts.parts if part.kind not in {"head", "findings"} for m in part.marks)
    required = is_required(said)
    responsible, jointly = responsible_bodies(said) if required else ((), None)
    taken_as = _taken_as(parts, head, body, sign_off)
    unassigned = tuple(m.line for part in parts.parts for m in part.marks if m.line not in taken_as)
    area = area_in(preface, opening)
    letter = Letter(
        document=document,
        kind="outcome-letter",
        area=area,
        label=label(_year(end, head), "outcome-letter"),
        inspection_start=start,
        inspection_end=end,
        letter_date=head.letter_date,
        published_date=_published(parts.wrapper),
        wsoa_required=required,
        wsoa_responsible=responsible,
        wsoa_jointly=jointly,
        local_authority=head.local_authority,
        health_bodies=head.health_bodies(text),
        addressees=head.addressees,
        other_addressees=head.other_addressees,
        nominated_officers=head.nominated_officers,
        signed_by=sign_off.signed_by,
        signatories=sign_off.signatories,
        copied_to=(*head.copied_to, *sign_off.copied_to),
        findings=body.findings,
        weaknesses=body.weaknesses,
        blocks=(*head.blocks, *body.blocks, *sign_off.blocks),
        taken_as=tuple(sorted(taken_as.items())),
        unassigned_lines=unassigned,
    )
    problems = (*document.problems, *_doubts(document.file, body, unassigned), *_gaps(document.file, letter, said))
    return replace(letter, problems=problems)


def _year(end: date | None, head: Head) -> str:
    """The year of the inspection's last day; the letter's own where the days were not found."""
    day = end or head.letter_date
    return str(day.year) if day else "undated"


def _taken_as(parts: Parts, head: Head, body: Body, sign_off: SignOff) -> dict[int, str]:
    taken = dict((*head.taken_as, *body.taken_as, *sign_off.taken_as))
    taken.update((m.line, "Page furniture") for m in parts.furniture)
    taken.update((m.line, "Covering paper") for m in parts.wrapper)
    marks = (*parts.furniture, *parts.wrapper, *(m for part in parts.parts for m in part.marks))
    taken.update((line, taken[m.line]) for m in marks for line in m.also if m.line in taken)
    return taken


def _doubts(file: str, body: Body, unassigned: tuple[int, ...]) -> Iterator[Problem]:
    """What a person should compare with the letter."""
    passages = [(f.ref, f.passage) for f in body.findings] + [(w.ref, w.passage) for w in body.weaknesses]
    for ref, passage in passages:
        if passage.uncertain:
            where = f"{file}, line {passage.lines[-1]} ({ref})"
            yield Problem(passage.uncertain, where, "Compare it with the letter.")
    if unassigned:
        places = ", ".join(map(str, unassigned[:12])) + (" ..." if len(unassigned) > 12 else "")
        yield Problem(
            f"{counted(len(unassigned), 'line')} under no heading that is known, and so in no finding.",
            f"{file}, line {places}",
            "Read them in the letter. A heading may be worded differently: compare it with the others.",
            "error",
        )


def _gaps(file: str, letter: Letter, said: str) -> Iterator[Problem]:
    """What a letter has and this one seems not to have."""
    kinds = {f.kind for f in letter.findings}
    missing = [label for kind, label in _EXPECTED.items() if kind not in kinds]
    if not letter.findings:
        yield Problem(
            NO_FINDINGS, file, "Check that the whole letter was copied, with its headings and bullets.", "error"
        )
    elif missing:
        what = f"No {' and no '.join(missing)} were found."
        yield Problem(what, file, "Compare the letter's headings with what was taken from it.")
    if letter.wsoa_required and not letter.weaknesses:
        what = "A written statement of action is required, but no area of significant weakness could be read."
        yield Problem(what, file, "Read the end of the letter and put them into the paper by hand.", "error")
    if not letter.wsoa_required and (letter.weaknesses or speaks_of_weakness(said)):
        what = "The letter speaks of significant concerns or weaknesses, but seems to require no statement of action."
        yield Problem(what, file, "Read the letter's first and last page.", "error")
    if not letter.area:
        what = "The name of the local area was not found, so there is no workbook and no paper for it."
        yield Problem(what, file, "Check the title 'Joint local area SEND inspection in ...'.", "error")
    if letter.inspection_end is None:
        yield Problem("The days of the inspection were not found.", file, "Check the letter's opening sentence.")
    if letter.letter_date is None:
        yield Problem("The date of the letter was not found.", file, "Check that it stands above the addressee.")
    if not any(p.role for p in letter.addressees):
        yield Problem("The addressee's job title was not found.", file, "Complete it in the paper.")


def _published(wrapper: tuple[Mark, ...]) -> date | None:
    """The day the letter was published, where the paper around it says so."""
    sentences = _PUBLISHED.finditer(join(m.text for m in wrapper))
    return next((day for s in sentences if (day := first_date(s[0]))), None)
