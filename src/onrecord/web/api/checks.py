"""``POST /api/v1/check``: a text against the record, as ``onrecord check --draft --format json`` gives it; nothing is stored."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from onrecord.errors import RecordDamaged, RecordError
from onrecord.report.as_json import shape_report
from onrecord.web.answers import Desk, write_data, write_problem
from onrecord.web.asked import BadRequest
from onrecord.web.checking import Checker
from onrecord.web.pages.check import make_text
from onrecord.web.words import FIRST, load_catalogues


class TextAsked(BaseModel):
    """A text to check."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: Annotated[str, Field(description="The text, with its quotation marks.", min_length=1)]
    date: Annotated[str, Field(description="The day of a text that prints none: 2019-11-07.", max_length=10)] = ""


def answer_check(desk: Desk, checker: Checker) -> Callable[..., Awaitable[Response]]:
    """The endpoint."""
    phrases = load_catalogues()[FIRST]

    async def check(request: Request, asked: TextAsked) -> Response:
        try:
            checked = await checker.check(make_text(b"", None, asked.text, asked.date))
        except BadRequest as error:
            return write_problem(400, phrases(error.phrase, **error.fields))
        except TimeoutError:
            return write_problem(503, phrases("check.slow"))
        except RecordDamaged:
            return write_problem(503, phrases("error.record"))
        except RecordError:
            return write_problem(503, phrases("error.no_record"))
        shaped = shape_report(checked.report, {}) | {"release": checked.release}
        return Response(write_data(shaped), media_type="application/json", headers={"Cache-Control": "no-store"})

    return check
