"""Serves OpenFisca's web API with the options of `openfisca serve`.

Ends when its standard input does, so that no engine outlives the process that started it, however that one ends.
"""

import os
import signal
import sys
import threading

from openfisca_core.scripts.openfisca_command import main


def end_with_the_starter():
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


threading.Thread(target=end_with_the_starter, daemon=True).start()
sys.argv = ["openfisca", "serve", *sys.argv[1:]]
main()
