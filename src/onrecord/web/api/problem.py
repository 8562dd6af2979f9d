"""Problems as ``application/problem+json`` (RFC 9457), and how the OpenAPI tells of them."""

from typing import Any

PROBLEM = "application/problem+json"
_SCHEMA = {
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
    },
    "required": ["type", "title", "status"],
}
_TOLD = {
    400: "The request cannot be answered as it stands.",
    403: "Another site sent the request, or the token is missing.",
    404: "There is no such row.",
    413: "The body is too large.",
    415: "The body is no JSON.",
    421: "The server does not answer to that name.",
    422: "The body or a parameter is not of the shape that is described.",
    429: "Too many requests.",
    503: "There is no record, or it cannot be read at the moment.",
}


def describe_problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The answers with these statuses, for the OpenAPI."""
    return {
        status: {"description": _TOLD[status], "content": {PROBLEM: {"schema": _SCHEMA}}} for status in sorted(statuses)
    }
