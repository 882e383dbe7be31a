"""The naive way: Flask-SocketIO as in its tutorial, one commit and one broadcast to all for each ballot."""

from gevent import monkey

monkey.patch_all()

import json
import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from flask_socketio import SocketIO, emit


def build(picture: dict, database: str) -> tuple[Flask, SocketIO]:
    app = Flask("naive")
    socketio = SocketIO(app, async_mode="gevent")
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE ballot (nonce TEXT PRIMARY KEY, division TEXT, choices TEXT)")
    connection.commit()

    def snapshot() -> dict:
        (cast,) = connection.execute("SELECT count(*) FROM ballot").fetchone()
        return {**picture["state"], "cast": cast, "server_time": datetime.now(UTC).isoformat()}

    @app.get("/")
    def count() -> str:
        return str(connection.execute("SELECT count(*) FROM ballot").fetchone()[0])

    @app.post("/")
    def publish() -> str:
        socketio.emit("state", snapshot())
        return ""

    @socketio.on("connect")
    def connect(auth: object = None) -> None:
        emit("state", snapshot())
        emit("me", picture["me"])

    @socketio.on("cast")
    def cast(ballot: dict) -> None:
        row = (ballot["nonce"], ballot["division"], json.dumps(ballot["choices"]))
        connection.execute("INSERT INTO ballot VALUES (?, ?, ?)", row)
        connection.commit()
        known = {key: ballot[key] for key in ("division", "nonce", "seq")}
        emit("receipt", {**known, "status": "recorded"})
        socketio.emit("state", snapshot())

    return app, socketio


if __name__ == "__main__":
    port, picture_file, database_file = sys.argv[1:]
    made, sockets = build(json.loads(Path(picture_file).read_text()), database_file)
    sockets.run(made, host="127.0.0.1", port=int(port))
