"""What others are measured against: a bare Flask handler that makes one durable commit."""

import os

from flask import Flask, request
from sqlalchemy import Integer, LargeBinary, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Row(Base):
    __tablename__ = "bare_rows"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)


engine = create_engine(os.environ["BARE_URL"])
if engine.dialect.name == "sqlite":

    @event.listens_for(engine, "connect")
    def _prepare(connection, _):
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA busy_timeout=30000")


Base.metadata.create_all(engine)
app = Flask(__name__)


@app.post("/webhooks/zoom")
def take():
    with Session(engine) as session:
        session.add(Row(body=request.get_data()))
        session.commit()
    return "", 204
