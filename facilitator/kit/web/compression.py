"""Compresses pages of the console alone: others show secrets beside what a visitor sent."""

from __future__ import annotations

from typing import cast

from flask import Flask, request
from flask.wrappers import Response as FlaskResponse
from flask_compress import Compress
from werkzeug.wrappers import Response

COMPRESSION = {
    "COMPRESS_REGISTER": False,  # no other pages than the console's
    "COMPRESS_ALGORITHM": ["gzip"],
    "COMPRESS_LEVEL": 5,
    "COMPRESS_MIMETYPES": ["text/html"],
    "COMPRESS_MIN_SIZE": 4097,  # bytes; less is not worth it
    "COMPRESS_STREAMS": False,
    "COMPRESS_EVALUATE_CONDITIONAL_REQUEST": False,
}
_compress = Compress()


def set_up_compression(app: Flask) -> None:
    """Let the console's pages take a quarter of their bytes on the way to the browser."""
    app.config.update(COMPRESSION)
    _compress.init_app(app)


def compressed(response: Response) -> Response:
    """The page as this browser takes it."""
    if request.accept_encodings.quality("gzip"):
        return _compress.after_request(cast("FlaskResponse", response))
    response.vary.add("Accept-Encoding")  # Flask-Compress takes "gzip;q=0" for a yes
    return response
