"""How long `tollgate server` takes after an edit, and how much memory, beside a scan of the same repository.

    python3 editors/measure.py target/release/tollgate DIR [EDITS]

Opens eight files of the repository one after the other, all of which stay open, and edits each: a resource with a fault is
added and taken away. Nothing is saved. The time is from the edit to its diagnostics.
"""

import json
import os
import pathlib
import queue
import random
import re
import resource
import statistics
import subprocess
import sys
import threading
import time

FAULT = '\nresource "aws_db_instance" "measured" {\n  storage_encrypted = false\n}\n'
FILES = 8


class Server:
    def __init__(self, binary, root):
        self.process = subprocess.Popen([binary, "server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root)
        self.messages = queue.Queue()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        while header := self.process.stdout.readline():
            length = int(header.split(b":")[1])
            self.process.stdout.readline()
            self.messages.put(json.loads(self.process.stdout.read(length)))

    def send(self, method, params, **more):
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def judged(self, uri, version):
        """Waits for the diagnostics of a version of a document."""
        while True:
            params = self.messages.get(timeout=120).get("params", {})
            if (params.get("uri"), params.get("version")) == (uri, version):
                return

    def processor_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def peak_mib(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) // 1024


def measure(binary, root, edits):
    started = time.monotonic()
    subprocess.run([binary, "scan", "-qq", root], cwd=root, check=False)
    scan, peak = time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    files = sorted(it for it in pathlib.Path(root).rglob("*.tf") if "/." not in str(it))
    print(f"{len(files)} files; a scan takes {scan:.2f} s and {peak} MiB")
    server = Server(binary, root)
    folder = {"uri": pathlib.Path(root).as_uri(), "name": "measured"}
    server.send("initialize", {"processId": None, "capabilities": {}, "workspaceFolders": [folder]}, id=1)
    server.send("initialized", {})
    times, processor = [], 0
    for file in random.Random(3).sample(files, FILES):
        uri, text = file.as_uri(), file.read_text()
        document = {"uri": uri, "languageId": "terraform", "version": 1, "text": text + FAULT}
        server.send("textDocument/didOpen", {"textDocument": document})
        server.judged(uri, 1)
        before = server.processor_seconds()
        for version in range(2, 2 + edits):
            time.sleep(0.1)
            edited = text + (FAULT if version % 2 else "")
            started = time.monotonic()
            change = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": edited}]}
            server.send("textDocument/didChange", change)
            server.judged(uri, version)
            times.append(1000 * (time.monotonic() - started))
        processor += server.processor_seconds() - before
    times.sort()
    print(
        f"{len(times)} edits: median {statistics.median(times):.0f} ms, 95% within {times[len(times) * 95 // 100]:.0f} ms, "
        f"{1000 * processor / len(times):.0f} ms of processor each; the server takes {server.peak_mib()} MiB"
    )
    server.send("shutdown", None, id=2)
    server.send("exit", None)
    server.process.wait()


measure(os.path.abspath(sys.argv[1]), os.path.realpath(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 12)
