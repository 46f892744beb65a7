"""The risks of a month: ratings that changed, risks that are new, closed or gone."""

from collections.abc import Iterable

from toolkit.model.house import RiskScale
from toolkit.model.plan import SUGGESTED, Risk
from toolkit.model.progress import Move
from toolkit.model.snapshot import Snapshot
from toolkit.rules.progress_rows import by_ref, in_both, in_order, words_of
from toolkit.rules.risk_rating import NOT_RATED, rating

_CLOSED = "Closed"
_NOT_OPEN = (SUGGESTED, _CLOSED, "Not used")


def open_risks(snapshot: Snapshot) -> tuple[Risk, ...]:
    """The risks that officers have accepted or typed, and not closed, in the order of references."""
    return in_order(r for r in snapshot.risks if words_of(r.risk) and words_of(r.status) not in _NOT_OPEN)


def risk_moves(now: Iterable[Risk], before: Iterable[Risk], scale: RiskScale) -> tuple[Move, ...]:
    """The ratings that changed, "Not yet rated" among them; nobody types a reason for a rating."""
    return tuple(
        Move(ref, words_of(new.risk), shown_rating(old, scale), shown_rating(new, scale))
        for ref, old, new in in_both(now, before)
        if shown_rating(old, scale) != shown_rating(new, scale)
    )


def shown_rating(risk: Risk, scale: RiskScale) -> str:
    """The rating; likelihood and impact as they were chosen, where the house's scale does not have them."""
    likelihood, impact = words_of(risk.likelihood), words_of(risk.impact)
    rated = rating(likelihood, impact, scale)
    return f"{likelihood} / {impact}" if rated == NOT_RATED and likelihood and impact else rated


def closed_risks(now: Snapshot, before: Snapshot) -> tuple[Risk, ...]:
    """Those open before whose status says now that they are closed, as they stand now."""
    open_before = by_ref(open_risks(before))
    return in_order(r for ref, r in by_ref(now.risks).items() if ref in open_before and words_of(r.status) == _CLOSED)


def gone_risks(now: Snapshot, before: Snapshot) -> tuple[Risk, ...]:
    """Those open before and neither open nor closed now, as they stood before: nobody has said that they are over."""
    known = {words_of(risk.ref) for risk in (*open_risks(now), *closed_risks(now, before))}
    return tuple(risk for ref, risk in by_ref(open_risks(before)).items() if ref not in known)
