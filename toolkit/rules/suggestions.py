"""First drafts of actions, risks and recommendations, each marked Suggested.

No suggestion says that something has been done, and none rates a risk.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence

from toolkit.model.house import Theme
from toolkit.model.letter import Finding, Letter, Weakness
from toolkit.model.plan import SUGGESTED, Action, Recommendation, Risk
from toolkit.rules.english import counted, listed, lower_first
from toolkit.rules.evidence import words
from toolkit.rules.inspection_names import inspection_name, needs_priority_plan, place, plan_name
from toolkit.rules.themes import classify

OTHER = "Other matters"
REVIEW_MONTHLY = "Agree actions with a lead officer, dates and measures in the action plan; review them monthly."
_NO_THEME = "Agree what will be done, by whom and by when."
_MOST_RISK_THEMES = 6
TO_CABINET = "refer any comments to Cabinet"
AS_GIVEN = "on the date and at the frequency given under Key implications"  # papers print both in its place


def suggested_actions(letter: Letter, themes: Sequence[Theme], not_started: str) -> Iterator[Action]:
    """An action per weakness or area for action or improvement; without any, one per theme for development.

    None for a weakness whose progress a revisit found sufficient.
    """
    if letter.concerns:
        for weakness, start in _starts(letter, themes):
            yield _action(weakness.ref, start, not_started)
        return
    for theme, findings in by_theme(letter, themes):
        refs = listed([f.ref for f in findings])
        text = _start(theme, " ".join(f.text for f in findings), set())
        noun = "Finding" if len(findings) == 1 else "Findings"
        yield _action(None, f"{text} ({noun}: {refs})", not_started)


def _action(weakness: str | None, text: str, brag: str) -> Action:
    return Action(None, weakness=weakness, action=text, brag=brag, progress=SUGGESTED)


def _starts(letter: Letter, themes: Sequence[Theme]) -> Iterator[tuple[Weakness, str]]:
    """Each weakness with the words its suggested action starts with, no words twice where there are others."""
    used: set[str] = set()
    for weakness in (w for w in letter.concerns if not w.sufficient_progress):
        start = _start(main_theme(weakness, themes), weakness.passage.full_text, used)
        used.add(start)
        yield weakness, start


def _start(theme: Theme | None, text: str, used: set[str]) -> str:
    """The theme's starting words that share most with `text`; one not used yet before one used."""
    starts = theme.actions if theme else ()
    meant = set(words(text))
    return max(starts, key=lambda s: (s not in used, len(meant & set(words(s)))), default=_NO_THEME)


def main_theme(weakness: Weakness, themes: Sequence[Theme]) -> Theme | None:
    codes = classify(weakness.passage.full_text, themes)
    return next((t for t in themes if codes and t.code == codes[0]), None)


def by_theme(
    letter: Letter, themes: Sequence[Theme], kinds: Container[str] = ("development",)
) -> list[tuple[Theme | None, list[Finding]]]:
    """Areas for development by main theme, the most findings first; those without a theme last."""
    known = {t.code: t for t in themes}
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in letter.findings:
        if finding.kind in kinds:
            groups[finding.themes[0] if finding.themes else ""].append(finding)
    ranked = sorted(groups.items(), key=lambda g: (not g[0], -len(g[1])))
    return [(known.get(code), findings) for code, findings in ranked]


def suggested_risks(letter: Letter, themes: Sequence[Theme], working_days: int) -> Iterator[Risk]:
    """Risks of the statement and of each theme of its weaknesses; without one, of the largest themes."""
    if letter.wsoa_required:
        yield from _statement_risks(working_days)
        yield from _weakness_risks(letter, themes)
    elif letter.kind in {"area-report", "monitoring-report"}:
        yield from _report_risks(letter)
    elif letter.weaknesses:
        yield from _revisit_risks(letter)
    else:
        yield from _development_risks(letter, themes)


def _risk(risk: str, description: str, mitigation: str) -> Risk:
    return Risk(None, risk, description, mitigation, status=SUGGESTED)


def _statement_risks(working_days: int) -> Iterator[Risk]:
    yield _risk(
        f"The written statement of action is not submitted within {working_days} working days of receiving the report.",
        "The deadline is statutory. Partners may not agree the content, or sign it off, in time.",
        "Agree a timetable with every partner that leaves time for sign-off, and check it every week.",
    )
    yield _risk(
        "The written statement of action is found not fit for purpose.",
        "Ofsted and the Care Quality Commission review the statement. One that is not fit for purpose must"
        " be revised and submitted again.",
        "Ask the Department for Education and NHS England advisers to comment on a draft before submission.",
    )
    yield _risk(
        "Inspectors find insufficient progress at the revisit.",
        "A revisit decides for each area of significant weakness whether progress is sufficient."
        " Where it is not, further monitoring and intervention follow.",
        "Measure the impact of each action on children, young people and families; act early where it is slow.",
    )


def _report_risks(letter: Letter) -> Iterator[Risk]:
    """Risks of what an area SEND report, a revisit or a monitoring inspection asks for."""
    if letter.outcome == "systemic-failings":
        yield _risk(
            "The priority action plan is late, or is found not fit for purpose.",
            "Ofsted and the Care Quality Commission decide whether the plan is fit for purpose. Partners may not agree"
            " its content, or sign it off, in time.",
            "Agree a timetable with every partner that leaves time for sign-off, and check it every week.",
        )
        yield _risk(
            "The monitoring inspection finds that effective action has not been taken.",
            "A monitoring inspection looks at each area for priority action.",
            "Measure the impact of each action on children, young people and families; act early where it is slow.",
        )
    elif letter.kind == "area-report":
        yield _risk(
            "The strategic plan is not updated and published without delay.",
            "Inspectors ask the partnership to update and publish its plan after the inspection.",
            "Agree with every partner what changes, who publishes it and when.",
        )
    late = [w.ref for w in letter.priority_actions if not w.sufficient_progress]
    if late:
        areas = f"{counted(len(late), 'area for priority action', 'areas for priority action')} ({_refs(late)})"
        said = f"The report names {areas}."
        if letter.kind == "monitoring-report":
            said = f"The inspectors did not find effective action on {areas}."
        yield _risk(f"{_areas(late, 'priority action')} not acted on in time.", said, REVIEW_MONTHLY)
    slow = [w.ref for w in letter.improvements]
    if slow:
        yield _risk(
            f"{_areas(slow, 'improvement')} not acted on before the next full inspection.",
            f"The report names {counted(len(slow), 'area for improvement', 'areas for improvement')} ({_refs(slow)}).",
            REVIEW_MONTHLY,
        )


def _refs(refs: Sequence[str]) -> str:
    """ "2023-PA1 to 2023-PA5" where none between is left out."""
    kind = refs[0].rstrip("0123456789")
    first = int(refs[0].removeprefix(kind))
    whole = [f"{kind}{number}" for number in range(first, first + len(refs))]
    return f"{refs[0]} to {refs[-1]}" if len(refs) > 2 and whole == list(refs) else listed(refs)


def _areas(refs: Sequence[str], noun: str) -> str:
    return f"The area for {noun} is" if len(refs) == 1 else f"The areas for {noun} are"


def _revisit_risks(letter: Letter) -> Iterator[Risk]:
    """Risks where a revisit found that not enough was done; none where all was sufficient."""
    left = [w.ref for w in letter.weaknesses if not w.sufficient_progress]
    if not left:
        return
    yield _risk(
        "Progress remains insufficient in the areas where the revisit found it insufficient.",
        f"The inspectors did not find sufficient progress here: {listed(left)}.",
        REVIEW_MONTHLY,
    )
    yield _risk(
        "The Department for Education intervenes further.",
        "Where progress is not sufficient, the Department and NHS England decide on further monitoring and support.",
        "Agree with the Department what has to be shown, by when, and report it to the Committee.",
    )


def _weakness_risks(letter: Letter, themes: Sequence[Theme]) -> Iterator[Risk]:
    """A risk per theme of the weaknesses; its mitigation is what is suggested for them."""
    refs: dict[str, list[str]] = defaultdict(list)
    starts: dict[str, list[str]] = defaultdict(list)
    for weakness, start in _starts(letter, themes):
        theme = main_theme(weakness, themes)
        label = theme.label if theme else OTHER
        refs[label].append(weakness.ref)
        starts[label] += [start] if start not in starts[label] else []
    for label, found in refs.items():
        areas = counted(len(found), "area of significant weakness", "areas of significant weakness")
        yield _risk(
            f"A significant weakness is not put right: {lower_first(label)}.",
            f"Inspectors identified {areas} here ({listed(found)}).",
            " ".join(starts[label]),
        )


def _development_risks(letter: Letter, themes: Sequence[Theme]) -> Iterator[Risk]:
    yield _risk(
        "The areas for development are not acted on before the next inspection.",
        "The letter requires no formal plan, so momentum depends on the local area's own governance.",
        "Agree an action plan with lead officers and dates, and report progress to the Committee.",
    )
    for theme, findings in by_theme(letter, themes)[:_MOST_RISK_THEMES]:
        yield _risk(
            f"Progress on {lower_first(theme.label if theme else OTHER)} is too slow.",
            f"Inspectors reported {counted(len(findings), 'area')} for development here"
            f" ({listed([f.ref for f in findings])}).",
            REVIEW_MONTHLY,
        )


def suggested_recommendations(letter: Letter, paper: str) -> Iterator[Recommendation]:
    """What the committee is asked: to consider the outcome, and to settle how progress is reported."""
    plan = plan_name(letter)
    texts = (
        f"The Committee is asked to consider the outcome of the {inspection_name(letter)} {place(letter)}"
        f" and to {TO_CABINET}.",
        f"The Committee is asked to agree that progress{f' against {plan}' if plan else ''} be reported to it"
        f" {AS_GIVEN}.",
    )
    for text in texts:
        yield Recommendation(None, paper, text, "Committee", status=SUGGESTED)


def cabinet_recommendations(letter: Letter, committee: str) -> tuple[str, ...]:
    """What Cabinet is asked, until officers type their own for its paper; `committee` with its article."""
    plan = plan_name(letter)
    submit = "approve it for submission" if letter.wsoa_required or needs_priority_plan(letter) else "support it"
    of_the_plan = (f"Cabinet is asked to consider {plan} and to {submit}.",) if plan else ()
    return (
        f"Cabinet is asked to note the outcome of the {inspection_name(letter)} {place(letter)}.",
        f"Cabinet is asked to consider the comments of {committee} set out in this report.",
        *of_the_plan,
    )
