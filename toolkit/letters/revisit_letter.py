"""The revisit letter of 2018-22: for each area of significant weakness, whether progress was sufficient."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from toolkit.letters.head import Head, area_name, inspection_days, read_head
from toolkit.letters.lists import join
from toolkit.letters.progress_body import Findings, ProgressBody, numbered, read_findings
from toolkit.letters.progress_problems import problems_of
from toolkit.letters.progress_wording import Overall, overall
from toolkit.letters.references import label, weakness_reference
from toolkit.letters.revisit_parts import RevisitParts, cut_revisit, title_area
from toolkit.letters.revisit_words import DECIDES, FIT, OPENING, WORDING
from toolkit.letters.sign_off import SignOff, read_sign_off
from toolkit.model.document import Document
from toolkit.model.letter import Block, Letter
from toolkit.model.problem import Problem

KIND = "revisit-letter"
LABEL = "revisit letter 2018-22"
TITLE_SIGN = "the title 'Joint area SEND revisit in ...'"
OPENING_SIGN = "the opening 'Between ... Ofsted and the CQC revisited the area of ...'"
FIT_SIGN = "a written statement of action declared fit for purpose"
VERDICT_SIGN = "a judgement 'has (not) made sufficient progress'"
LETTER_SIGN = "'Dear ...' or 'Yours sincerely'"
OUTCOMES = {"all": "all-sufficient", "some": "some-sufficient", "none": "none-sufficient"}
_AREA = re.compile(
    r"\brevisited (?:the )?(?:local )?area(?: of)? (.+?)(?:,| to (?:decide|determine|judge|assess)\b)", re.I
)
_PREVIOUS = re.compile(
    r"\b(?:initial|previous|original|first|last) inspection (?:took place |was carried out )?"
    r"(?:(?:on|in|from|between|of|dated) )?((?:\d{1,2} )?(?:\w+ )?(?:(?:to|and|-) \d{1,2} \w+ )?\d{4})\b",
    re.I,
)


def evidence(document: Document) -> tuple[list[str], list[str]]:
    """What speaks for a revisit letter in this document: (found, looked for and not found)."""
    parts = cut_revisit(document, WORDING)
    opening = _introduction(parts) if parts else []
    said = [*opening, *(c.passage.full_text for c in parts.findings)] if parts else []
    signs = {
        TITLE_SIGN: any(title_area(text) is not None for text in opening),
        OPENING_SIGN: any(OPENING.search(text) and DECIDES.search(text) for text in opening),
        FIT_SIGN: any(FIT.search(text) for text in opening),
        VERDICT_SIGN: bool(parts and (_verdicts(parts) or overall(said, WORDING))),
        LETTER_SIGN: bool(parts and (_salutation(parts) or parts.foot)),
    }
    return [s for s, there in signs.items() if there], [s for s, there in signs.items() if not there]


def recognises(document: Document) -> bool:
    """True for a letter that judges progress, with two of: its title, its opening, a statement fit for purpose."""
    found, _ = evidence(document)
    return {VERDICT_SIGN, LETTER_SIGN} <= set(found) and len({TITLE_SIGN, OPENING_SIGN, FIT_SIGN} & set(found)) >= 2


def _introduction(parts: RevisitParts) -> list[str]:
    return [c.passage.full_text for c in parts.introduction]


def _salutation(parts: RevisitParts) -> bool:
    return any(m.text.lower().startswith("dear ") for m in parts.head)


def _verdicts(parts: RevisitParts) -> bool:
    return any(group.verdicts for group in read_findings(parts.findings, WORDING).groups)


@dataclass(frozen=True)
class _Read:
    """The letter's parts, each read."""

    parts: RevisitParts
    head: Head
    sign_off: SignOff
    found: Findings
    overall: Overall | None
    days: tuple[date | None, date | None]

    @property
    def year(self) -> str:
        day = self.days[1] or self.head.letter_date
        return str(day.year) if day else "undated"


def read(document: Document) -> Letter:
    """The letter with each weakness, its verdict and the findings under it; what is doubtful is in `problems`.

    For documents that `recognises` accepts.
    """
    parts = cut_revisit(document, WORDING)
    if parts is None:
        raise ValueError(f"{document.file} is not a revisit letter")
    found = read_findings(parts.findings, WORDING)
    outside = [*_introduction(parts), *(p.passage.full_text for p in found.general), *(c.text for c in found.closing)]
    read_parts = _Read(
        parts,
        read_head([*parts.head]),
        read_sign_off([*parts.foot]),
        found,
        overall(outside, WORDING),
        inspection_days(join(_introduction(parts))),
    )
    return _letter(document, read_parts)


def _letter(document: Document, read_parts: _Read) -> Letter:
    head, sign_off = read_parts.head, read_parts.sign_off
    body = numbered(read_parts.found, read_parts.year, weakness_reference, "main")
    opening = join(_introduction(read_parts.parts))
    outcome, doubts = outcome_of(body, read_parts.overall, document.file)
    previous = _PREVIOUS.search(opening)
    taken = _taken_as(read_parts, body)
    letter = Letter(
        document=document,
        kind="revisit-letter",
        area=_area(read_parts.parts),
        label=label(read_parts.year, "revisit-letter"),
        inspection_start=read_parts.days[0],
        inspection_end=read_parts.days[1],
        letter_date=head.letter_date,
        local_authority=head.local_authority,
        health_bodies=head.health_bodies(opening),
        addressees=head.addressees,
        other_addressees=head.other_addressees,
        nominated_officers=head.nominated_officers,
        signed_by=sign_off.signed_by,
        signatories=sign_off.signatories,
        copied_to=(*head.copied_to, *sign_off.copied_to),
        findings=body.findings,
        weaknesses=body.weaknesses,
        previous_inspection=previous[1] if previous else None,
        outcome=outcome,
        blocks=(*head.blocks, *_opening_blocks(read_parts.parts), *body.blocks, *sign_off.blocks),
        taken_as=tuple(sorted(taken.items())),
        unassigned_lines=tuple(n.number for n in document.lines if n.text.strip() and n.number not in taken),
    )
    return replace(letter, problems=(*document.problems, *doubts, *problems_of(letter, read_parts.found, _WORDS)))


_WORDS = ("area of significant weakness", "areas of significant weakness", "sufficient progress was made")


def _area(parts: RevisitParts) -> str | None:
    """The area's name from the title, else from the opening sentence, without a leading "the"."""
    title = next((area_name(area) for c in parts.introduction if (area := title_area(c.text))), "")
    said = _AREA.search(join(_introduction(parts)))
    opening = area_name(said[1]) if said else ""
    return opening if opening.startswith(f"{title} ") and title else (title or opening or None)


def _opening_blocks(parts: RevisitParts) -> list[Block]:
    return [
        Block("title" if title_area(c.text) is not None else "paragraph", c.passage.full_text)
        for c in parts.introduction
    ]


def _taken_as(read_parts: _Read, body: ProgressBody) -> dict[int, str]:
    parts = read_parts.parts
    taken = {n: "Introduction" for c in parts.introduction for n in c.lines}
    taken |= {n: "Title" for c in parts.introduction if title_area(c.text) is not None for n in c.lines}
    taken |= dict((*read_parts.head.taken_as, *body.taken_as, *read_parts.sign_off.taken_as))
    taken |= {m.line: "Page furniture" for m in parts.furniture} | {m.line: "Covering paper" for m in parts.wrapper}
    chunked = (m for c in (*parts.introduction, *parts.findings) for m in c.marks)
    marks = (*parts.furniture, *parts.wrapper, *parts.head, *parts.foot, *chunked)
    return taken | {line: taken[m.line] for m in marks for line in m.also if m.line in taken}


def outcome_of(body: ProgressBody, said: Overall | None, file: str) -> tuple[str | None, list[Problem]]:
    """The outcome by the verdicts, by the overall sentence where one is missing; a problem where they disagree."""
    verdicts = [w.sufficient_progress for w in body.weaknesses]
    share = share_of(verdicts)
    if share is None and said is not None:
        share = said.share
    return OUTCOMES.get(share or ""), list(_disagreements(verdicts, said, file))


def share_of(verdicts: list[bool | None]) -> str | None:
    """ "all", "some" or "none" of the weaknesses; None where a verdict is missing and could change it."""
    if not verdicts or (None in verdicts and len(set(verdicts) - {None}) < 2):
        return None
    return "some" if {True, False} <= set(verdicts) else ("all" if verdicts[0] else "none")


def _disagreements(verdicts: list[bool | None], said: Overall | None, file: str) -> Iterator[Problem]:
    look = "Compare the letter's opening and closing paragraphs with the verdict under each weakness."
    if said is None:
        return
    if said.disagrees:
        yield Problem("The letter's sentences on all weaknesses together do not agree with each other.", file, look)
    if said.total is not None and verdicts and said.total != len(verdicts):
        what = f"The letter speaks of {said.total} areas of significant weakness, but {len(verdicts)} were found."
        yield Problem(what, file, look, "error")
    by_verdict, enough = share_of(verdicts), sum(1 for v in verdicts if v)
    counted = said.enough is not None and None not in verdicts and said.total == len(verdicts) and said.enough != enough
    if (by_verdict and said.share and by_verdict != said.share) or counted:
        printed = f"{said.enough} of {said.total}" if counted else f"{said.share} of them"
        by_verdicts = f"by its verdicts it was in {enough} of {len(verdicts)}"
        what = f"The letter says that progress was sufficient in {printed}; {by_verdicts}."
        yield Problem(what, file, f"The verdicts were used. {look}", "error")
