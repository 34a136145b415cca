"""An open archive, as commands and pages get it."""

import gc
from pathlib import Path

import pytest

from archive.errors import IndexUnavailable
from archive.settings import Settings
from webui.services import open_services


def test_a_server_can_start_while_another_process_builds_the_index(tmp_path: Path) -> None:
    with open_services(Settings(folder=tmp_path), create=True) as services:
        services.warm_up()
        with pytest.raises(IndexUnavailable):
            services.engine.warm_up()
    gc.unfreeze()
