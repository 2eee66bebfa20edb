# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""How big an installation is: the environment that `make setup` makes, without what only development needs."""

import re
import sysconfig
from importlib import metadata
from pathlib import Path

from measuring import ROOT

FORBIDDEN = ("torch", "sentence-transformers", "transformers", "huggingface-hub")


def main() -> None:
    """Prints the megabytes on disk of every locked package and their sum."""
    names = re.findall(r"^([A-Za-z0-9._-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.M)
    sizes = {name: size for name in dict.fromkeys(names) if (size := _size(name))}
    model = sum(path.stat().st_size for path in (ROOT / "resources").rglob("*.onnx"))
    print("Installed size")
    for name, size in sorted(sizes.items(), key=lambda item: -item[1])[:8]:
        print(f"  {name:<58} {size / 1e6:8.0f} MB")
    print(f"  {'the int8 model built at set-up':<58} {model / 1e6:8.0f} MB")
    whole = sum(sizes.values()) + model
    print(f"  {'all locked packages and the model':<58} {whole / 1e6:8.0f} MB  (reach: at most 900)")
    print(f"  {'forbidden packages in the lock':<58} {sum(name in FORBIDDEN for name in names):8d}")


def _size(name: str) -> int:
    try:
        files = metadata.files(name) or []
    except metadata.PackageNotFoundError:
        return 0  # for another system or Python
    site = Path(sysconfig.get_path("purelib"))
    return sum((site / file).stat().st_size for file in files if (site / file).is_file())


if __name__ == "__main__":
    main()
