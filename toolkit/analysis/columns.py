"""The columns of each frame, in order, with their pandas dtypes; the same whether a frame has rows or none.

Names are those of the workbook and of the documents as data. Text that is blank is missing (`<NA>`).
"""

from collections.abc import Mapping
from typing import Literal

Dtype = Literal["string", "Int64", "Float64", "boolean", "datetime64[ns]"]
Columns = Mapping[str, Dtype]

DOCUMENTS: Columns = {
    "area": "string",
    "document": "string",
    "file": "string",
    "kind": "string",
    "counted": "boolean",
    "inspection_start": "datetime64[ns]",
    "inspection_end": "datetime64[ns]",
    "letter_date": "datetime64[ns]",
    "published_date": "datetime64[ns]",
    "previous_inspection": "string",
    "outcome": "string",
    "wsoa_required": "boolean",
    "wsoa_responsible": "string",
    "wsoa_jointly": "boolean",
    "next_inspection_years": "Int64",
    "local_authority": "string",
    "health_bodies": "string",
    "findings": "Int64",
    "significant_weaknesses": "Int64",
    "priority_actions": "Int64",
    "improvements": "Int64",
    "pages": "Int64",
    "media_type": "string",
    "sha256": "string",
}
FINDINGS: Columns = {
    "area": "string",
    "document": "string",
    "ref": "string",
    "section": "string",
    "kind": "string",
    "finding": "string",
    "detail": "string",
    "themes": "string",
    "flags": "string",
    "figures": "string",
    "page": "Int64",
    "line": "Int64",
    "file": "string",
}
WEAKNESSES: Columns = {
    "area": "string",
    "document": "string",
    "ref": "string",
    "type": "string",
    "weakness": "string",
    "detail": "string",
    "responsible": "string",
    "sufficient_progress": "boolean",
    "evidence": "string",
    "earlier": "string",
    "page": "Int64",
    "line": "Int64",
    "file": "string",
}
THEMES: Columns = {
    "area": "string",
    "document": "string",
    "ref": "string",
    "section": "string",
    "kind": "string",
    "theme": "string",
    "theme_code": "string",
    "rank": "Int64",
}
FIGURES: Columns = {
    "area": "string",
    "document": "string",
    "ref": "string",
    "section": "string",
    "kind": "string",
    "raw": "string",
    "value": "Float64",
    "to_value": "Float64",
    "when": "string",
    "unit": "string",
    "form": "string",
    "qualifier": "string",
    "label": "string",
}
ACTIONS: Columns = {
    "area": "string",
    "ref": "string",
    "weakness": "string",
    "action": "string",
    "outcome_sought": "string",
    "lead_officer": "string",
    "lead_body": "string",
    "start": "datetime64[ns]",
    "due": "datetime64[ns]",
    "revised_due": "datetime64[ns]",
    "brag": "string",
    "progress": "string",
    "updated": "datetime64[ns]",
    "evidence": "string",
}
MEASURES: Columns = {
    "area": "string",
    "measure": "string",
    "code": "string",
    "period": "string",
    "period_type": "string",
    "period_start": "datetime64[ns]",
    "period_end": "datetime64[ns]",
    "value": "Float64",
    "unit": "string",
    "numerator": "Float64",
    "denominator": "Float64",
    "provisional": "boolean",
    "better": "string",
    "statutory_standard": "string",
    "theme_code": "string",
    "wording": "string",
    "written": "string",
    "note": "string",
    "file": "string",
    "sheet": "string",
    "cell": "string",
}
PROBLEMS: Columns = {"severity": "string", "what": "string", "where": "string", "what_to_do": "string"}
