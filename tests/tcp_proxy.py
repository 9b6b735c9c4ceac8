"""A TCP proxy that is a bad network: it delays, stalls, cuts and resets what a server answers."""

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass
class Weather:
    """What happens to each connection: ``delay`` seconds before every ``piece`` bytes; after ``after`` bytes ``end``.

    ``end`` is ``stall`` (nothing comes any more), ``reset`` (RST) or ``close`` (FIN, in the middle of an answer).
    """

    delay: float = 0.0
    piece: int = 65536
    after: int | None = None
    end: str = "reset"


class TcpProxy:
    """Listens on a port of its own and hands connections on to another one, as ``weather`` has it at that moment."""

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.05)
        self._ended = threading.Event()
        self._threads: list[threading.Thread] = []
        self.weather = Weather()
        self.connections = 0

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

    @contextlib.contextmanager
    def running(self) -> Iterator["TcpProxy"]:
        accepting = threading.Thread(target=self._accept)
        accepting.start()
        try:
            yield self
        finally:
            self._ended.set()
            accepting.join()
            for thread in self._threads:
                thread.join()
            self._listener.close()

    def _accept(self) -> None:
        while not self._ended.is_set():
            try:
                client, _ = self._listener.accept()
            except TimeoutError:
                continue
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=(client, self.weather))
            self._threads.append(thread)
            thread.start()

    def _serve(self, client: socket.socket, weather: Weather) -> None:
        with client, contextlib.suppress(OSError), socket.create_connection(self._target) as server:
            sending = threading.Thread(target=self._send, args=(client, server))
            sending.start()
            try:
                self._answer(client, server, weather)
            finally:
                for one in (client, server):
                    with contextlib.suppress(OSError):
                        one.shutdown(socket.SHUT_RDWR)
                sending.join()

    def _send(self, client: socket.socket, server: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := client.recv(65536):
                server.sendall(data)

    def _answer(self, client: socket.socket, server: socket.socket, weather: Weather) -> None:
        left = weather.after
        while left is None or left > 0:
            data = server.recv(weather.piece if left is None else min(weather.piece, left))
            if not data or self._ended.wait(weather.delay):
                return
            client.sendall(data)
            left = None if left is None else left - len(data)
        if weather.end == "stall":
            until = time.monotonic() + 30
            while not self._ended.wait(0.05) and time.monotonic() < until and _is_open(client):
                pass
        elif weather.end == "reset":
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            client.close()


def _is_open(client: socket.socket) -> bool:
    """Whether the client has not hung up."""
    client.settimeout(0.01)
    try:
        return client.recv(1, socket.MSG_PEEK) != b""
    except TimeoutError:
        return True
    except OSError:
        return False
