// The measure: a plain Socket.IO server as one would write it, everything in memory, no database.

import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { Server } from "socket.io";

const [port, pictureFile] = process.argv.slice(2);
const picture = JSON.parse(readFileSync(pictureFile, "utf8"));
const ballots = new Map();

const http = createServer((request, response) => {
  if (request.method === "POST") io.emit("state", snapshot());
  response.end(String(ballots.size));
});
const io = new Server(http, { serveClient: false });

function snapshot() {
  return { ...picture.state, server_time: new Date().toISOString() };
}

io.on("connection", (socket) => {
  socket.emit("state", snapshot());
  socket.emit("me", picture.me);
  socket.on("cast", (ballot) => {
    ballots.set(ballot.nonce, ballot.choices);
    socket.emit("receipt", { division: ballot.division, nonce: ballot.nonce, seq: ballot.seq, status: "recorded" });
  });
});

http.listen({ port: Number(port), host: "127.0.0.1", backlog: 4096 });
