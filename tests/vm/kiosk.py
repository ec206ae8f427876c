#!/usr/bin/env python3
"""Works a kiosk behind its control socket (kiosk/README.md), one thing a call:

    kiosk.py SOCKET start            waits for it and its content
    kiosk.py SOCKET begin            sets the clock to a working morning
    kiosk.py SOCKET ticket           the next visitor takes a number, which is printed here
    kiosk.py SOCKET paper            waits for the end of the slip: printed, failed or unknown
    kiosk.py SOCKET paper_now        printing, or how it ended
    kiosk.py SOCKET ready SECONDS    waits for the printer to be ready, and prints how long it took
    kiosk.py SOCKET trouble SECONDS  waits for it not to be, and prints why it is not
    kiosk.py SOCKET device NAME STATE SECONDS  waits for scanner, buttons or keys to be so
    kiosk.py SOCKET state NAME       which of its states one of these has
    kiosk.py SOCKET at SCREEN SECONDS  waits for that screen
    kiosk.py SOCKET screen           which one it shows
    kiosk.py SOCKET traces           screen, nodes and records: what an event would have changed
    kiosk.py SOCKET text NODE        the words of a node, which must be there
    kiosk.py SOCKET tap NODE         touches it
    kiosk.py SOCKET next_visitor HH:MM  comes then, later than all before, to the first screen
    kiosk.py SOCKET code             the code of the ticket on the screen, which is on no paper
    kiosk.py SOCKET fault DEVICE NAME ON  of a simulated device: true or false
    kiosk.py SOCKET voices           how many are stored
    kiosk.py SOCKET answers          touches controls for some seconds and prints the longest wait
    kiosk.py SOCKET status           all of it, as JSON
"""

import json
import socket
import sys
import time

DAY = "2026-11-23"
MORNING = DAY + "T09:12:00+07:00"
FIRST_SCREEN = "home.attract"
WAY_TO_A_TICKET = (
    "attract.start",
    "home.ticket",
    "queue.agency.DPMPTSP",
    "queue.service.SP071",
    "card.take",
    "queue.priority.none",
)
# The kiosk asks when so many are taken one after the other.
MANY_TICKETS = "many.take"
START_LIMIT_S = 30
# A slip's own limits are 2.5 s a piece, 10 s at the end and 20 ms a millimetre of paper.
PAPER_LIMIT_S = 40
ANSWERS_FOR_S = 2.0
# What a visitor still takes for an answer, on an emulated processor.
LONGEST_ANSWER_S = 1.0
MOMENT_S = 0.05


class Kiosk:
    def __init__(self, path):
        deadline = time.monotonic() + START_LIMIT_S
        while True:
            self._connection = socket.socket(socket.AF_UNIX)
            self._connection.settimeout(START_LIMIT_S)
            try:
                self._connection.connect(path)
                break
            except OSError as error:
                if time.monotonic() > deadline:
                    sys.exit(f"no control socket: {error}")
                time.sleep(MOMENT_S)
        self._lines = self._connection.makefile("rw")

    def ask(self, request, **more):
        self._lines.write(json.dumps({"do": request, **more}) + "\n")
        self._lines.flush()
        return json.loads(self._lines.readline() or sys.exit("the kiosk has gone"))

    def must(self, request, **more):
        answer = self.ask(request, **more)
        return answer if answer["ok"] else sys.exit(f"{request} {more}: {answer}")

    def nodes(self):
        return {node["id"]: node for node in self.must("tree")["nodes"]}


def wait_for(condition, limit_s, what):
    """Seconds until it came true."""
    begun = time.monotonic()
    while not condition():
        if time.monotonic() - begun > limit_s:
            sys.exit(f"not within {limit_s} s: {what}")
        time.sleep(MOMENT_S)
    return time.monotonic() - begun


def start(kiosk):
    kiosk.must("settle")
    wait_for(lambda: "services" in kiosk.must("status")["content"], START_LIMIT_S, "content")
    return "ok"


def begin(kiosk):
    kiosk.must("clock", iso=MORNING, run=True)
    return "ok"


def ticket(kiosk):
    if "issuing.done" in kiosk.nodes():
        kiosk.must("tap", id="issuing.done")
    wait_for(lambda: WAY_TO_A_TICKET[0] in kiosk.nodes(), START_LIMIT_S, "first screen")
    for step in WAY_TO_A_TICKET:
        kiosk.must("tap", id=step)
    if MANY_TICKETS in kiosk.nodes():
        kiosk.must("tap", id=MANY_TICKETS)
    wait_for(lambda: "issuing.number" in kiosk.nodes(), START_LIMIT_S, "number")
    return kiosk.nodes()["issuing.number"]["text"]


def paper_now(kiosk):
    nodes = kiosk.nodes()
    if "issuing.slip" in nodes:
        return nodes["issuing.slip"]["value"]
    # The code takes the place of a slip that is not there.
    if "issuing.qr" not in nodes:
        sys.exit(f"no slip on this screen: {sorted(nodes)}")
    return "failed" if nodes["issuing.paper"]["role"] == "alert" else "unknown"


def paper(kiosk):
    wait_for(lambda: paper_now(kiosk) != "printing", PAPER_LIMIT_S, "end of the slip")
    return paper_now(kiosk)


def is_ready(kiosk):
    return kiosk.must("status")["printer"]["readiness"] == "ready"


def ready(kiosk, seconds):
    took_s = wait_for(lambda: is_ready(kiosk), float(seconds), "printer ready")
    return f"ready after {took_s:.1f} s"


def trouble(kiosk, seconds):
    wait_for(lambda: not is_ready(kiosk), float(seconds), "printer in trouble")
    return kiosk.must("status")["printer"]["trouble"]


def device(kiosk, name, state, seconds):
    took_s = wait_for(
        lambda: kiosk.must("status")[name]["state"] == state, float(seconds), f"{name} {state}"
    )
    return f"{name} {state} after {took_s:.1f} s"


def state(kiosk, name):
    return kiosk.must("status")[name]["state"]


def screen(kiosk):
    return kiosk.must("status")["screen"]


def at(kiosk, name, seconds):
    took_s = wait_for(lambda: screen(kiosk) == name, float(seconds), f"screen {name}")
    return f"{name} after {took_s:.1f} s"


def traces(kiosk):
    status_now = kiosk.must("status")
    depths = [str(status_now["ledger"][chain]["depth"]) for chain in ("journal", "voices")]
    return " ".join([status_now["screen"], *depths, *sorted(kiosk.nodes())])


def text(kiosk, node):
    return kiosk.nodes()[node]["text"]


def tap(kiosk, node):
    kiosk.must("tap", id=node)
    return "ok"


def next_visitor(kiosk, time_of_day):
    """The one before is asked whether they are still there, and answers nothing."""
    if "issuing.done" in kiosk.nodes():
        kiosk.must("tap", id="issuing.done")
    for second in ("00", "59"):
        kiosk.must("clock", iso=f"{DAY}T{time_of_day}:{second}+07:00", run=True)
        kiosk.must("settle")
    wait_for(lambda: screen(kiosk) == FIRST_SCREEN, START_LIMIT_S, "first screen")
    return "ok"


def code(kiosk):
    wait_for(lambda: "issuing.qr" in kiosk.nodes(), PAPER_LIMIT_S, "code on the screen")
    return kiosk.nodes()["issuing.qr"]["value"]


def fault(kiosk, name, which, state):
    kiosk.must("fault", device=name, name=which, on=state == "true")
    return "ok"


def voices(kiosk):
    return kiosk.must("status")["ledger"]["voices"]["depth"]


def title_of(kiosk):
    return next(node["text"] for node in kiosk.nodes().values() if node["role"] == "title")


def longest_answer(kiosk):
    """Changes the language to and fro: each touch has to change what is on the screen. Seconds."""
    longest = 0.0
    begun = time.monotonic()
    titles = {}
    while time.monotonic() - begun < ANSWERS_FOR_S or len(titles) < 2:
        for language in ("en", "id"):
            touched = time.monotonic()
            kiosk.must("tap", id=f"tools.language.{language}")
            title = title_of(kiosk)
            longest = max(longest, time.monotonic() - touched)
            if titles.setdefault(language, title) != title:
                sys.exit(f"{language} is called {titles[language]} and {title}")
    if titles["en"] == titles["id"]:
        sys.exit("a touch changed nothing")
    return longest


def answers(kiosk):
    """Once more when it was late: the host may have stopped while the guest was idle."""
    for _ in range(2):
        longest = longest_answer(kiosk)
        if longest <= LONGEST_ANSWER_S:
            return f"{longest * 1000:.0f} ms"
    sys.exit(f"the screen answered after {longest:.2f} s")


def status(kiosk):
    return json.dumps(kiosk.must("status"))


ACTIONS = {
    action.__name__: action
    for action in (
        answers, at, begin, code, device, fault, next_visitor, paper, paper_now, ready,
        screen, start, state, status, tap, text, ticket, traces, trouble, voices,
    )
}

if __name__ == "__main__":
    print(ACTIONS[sys.argv[2]](Kiosk(sys.argv[1]), *sys.argv[3:]))
