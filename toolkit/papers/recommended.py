"""What a paper asks of its readers: its recommendations, and the sentence of the summary that fits them."""

from collections.abc import Mapping, Sequence

from toolkit.model.paper import Fact
from toolkit.papers.wording import Sources
from toolkit.rules.inspection_names import plan_name
from toolkit.rules.paper_details import CABINET_DATE, COMMITTEE, NEXT_UPDATE, cabinet_label, paper_label
from toolkit.rules.suggestions import AS_GIVEN, TO_CABINET, cabinet_recommendations

_IN_GENERAL = "consider the outcome and the recommendations in this report"
_AS_SUGGESTED = "consider the outcome, to refer any comments to Cabinet and to agree how progress is reported to it"


def recommendations(s: Sources) -> Mapping[str, Fact]:
    """Those proposed for this paper; one dated as agreed is tracked instead."""
    days = update_days(s)
    texts = tuple(text.replace(AS_GIVEN, days) for text in _proposed(s))
    return {
        "recommendations": texts or _standing(s) or ("[Recommendations: type at least one for this paper]",),
        "updates_recommended": any(days in text for text in texts),
    }


def update_days(s: Sources) -> str:
    """When progress is reported: a resolution stands alone in the minutes, and says the day and frequency itself."""
    return f"on {s.slots.text(NEXT_UPDATE)} and after that {s.slots.phrase('Update frequency')}"


def asked(s: Sources) -> str:
    """What the paper asks of its readers, and where a committee's comments go."""
    body = s.body[:1].upper() + s.body[1:]
    cabinet = s.slots.text(CABINET_DATE)
    onward = f" Its comments will be presented to Cabinet on {cabinet}." if cabinet and not s.for_cabinet else ""
    return f"{body} is asked to {_what_is_asked(s)}.{onward}"


def _what_is_asked(s: Sources) -> str:
    """In so many words where the recommendations are the toolkit's own."""
    texts = _proposed(s)
    if s.for_cabinet:
        plan = plan_name(s.letter)
        also = f", to consider the comments of {in_a_sentence(the_committee(s))}"
        onward = f"{also} and to consider {plan}" if plan else also.replace(",", " and", 1)
        return _IN_GENERAL if texts else f"note the outcome{onward}"
    return _AS_SUGGESTED if _are_the_toolkits_own(texts) else _IN_GENERAL


def _are_the_toolkits_own(texts: Sequence[str]) -> bool:
    return len(texts) == 2 and TO_CABINET in texts[0] and AS_GIVEN in texts[1]


def _proposed(s: Sources) -> tuple[str, ...]:
    """The officers' and the suggested ones that stand in the workbook for this paper."""
    label = paper_label(s.letter)
    wanted = cabinet_label(s.letter) if s.for_cabinet else label
    return tuple(
        " ".join(str(r.recommendation).split())
        for r in s.plan.recommendations
        if r.recommendation and str(r.paper or label) == wanted and not r.agreed_on and r.status != "Not used"
    )


def _standing(s: Sources) -> tuple[str, ...]:
    return cabinet_recommendations(s.letter, in_a_sentence(the_committee(s))) if s.for_cabinet else ()


def the_committee(s: Sources) -> str:
    """ "The Children's Scrutiny Committee", at the start of a sentence."""
    name = s.slots.name(COMMITTEE)
    return name if name.lower().startswith(("the ", "[")) else f"The {name}"


def in_a_sentence(committee: str) -> str:
    return committee[:1].lower() + committee[1:]
