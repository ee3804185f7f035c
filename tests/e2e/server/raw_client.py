"""Sockets by hand, for what no well-behaved client would send."""
import socket
import time


def connect(address, timeout=10):
    """`address`: "http://HOST:PORT"."""
    host, port = address.removeprefix("http://").rsplit(":", 1)
    return socket.create_connection((host, int(port)), timeout=timeout)


def read_reply(stream):
    """(status, fields by lower-case name, body) of one reply from a socket's file; None at the end of the stream."""
    line = stream.readline()
    if not line:
        return None
    status = int(line.split()[1])
    fields = {}
    while (line := stream.readline().strip()):
        name, _, value = line.decode("latin-1").partition(":")
        fields[name.lower()] = value.strip()
    length = int(fields.get("content-length", "0"))
    return status, fields, stream.read(length) if status != 304 else b""


def ask(address, text):
    """Sends bytes, gives every reply until the server closes or is silent for a moment."""
    replies = []
    with connect(address) as client:
        client.sendall(text)
        client.settimeout(2)
        stream = client.makefile("rb")
        try:
            while (reply := read_reply(stream)) is not None:
                replies.append(reply)
        except TimeoutError:
            pass
    return replies


def is_closed(client, seconds=5):
    """Whether the server closes the connection within that time."""
    client.settimeout(0.1)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if client.recv(65536) == b"":
                return True
        except TimeoutError:
            continue
        except OSError:
            return True
    return False
