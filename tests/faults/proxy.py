"""A TCP proxy on the loopback address that can be slow, stand still, and break its connections."""

import socket
import struct
import threading
import time
from typing import Self

_RESET = struct.pack("ii", 1, 0)
"""SO_LINGER: closing sends a reset at once."""


class Proxy:
    """Passes bytes to and from a port until the block ends; ``delay`` is the time that every piece takes."""

    def __init__(self, port: int) -> None:
        self._target = ("127.0.0.1", port)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self.delay = 0.0
        self._moving = threading.Event()
        self._moving.set()
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept)]

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._moving.set()
        self.reset()
        for thread in self._threads:
            thread.join()

    def stall(self, seconds: float) -> None:
        """Let nothing pass for a while; nothing is lost."""
        self._moving.clear()
        time.sleep(seconds)
        self._moving.set()

    def reset(self) -> None:
        """Break all connections as they are, in the middle of whatever they carry."""
        with self._lock:
            sockets, self._sockets = self._sockets, []
        for one in sockets:
            try:
                one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            one.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
                server = socket.create_connection(self._target)
            except OSError:
                return
            with self._lock:
                self._sockets += [client, server]
            for one, other in ((client, server), (server, client)):
                thread = threading.Thread(target=self._pump, args=(one, other))
                thread.start()
                self._threads.append(thread)

    def _pump(self, one: socket.socket, other: socket.socket) -> None:
        try:
            while data := one.recv(65536):
                time.sleep(self.delay)
                self._moving.wait()
                other.sendall(data)
            other.shutdown(socket.SHUT_WR)
        except OSError:
            return
