# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Writes an ONNX model without the onnx package: the few protobuf messages that a graph needs.

Field numbers are those of onnx.proto (IR version 8): https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
"""

import struct
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

FLOAT, UINT8, INT8, INT32, INT64, BOOL = 1, 2, 3, 6, 7, 9
_TENSOR_TYPES = {
    np.dtype(np.float32): FLOAT,
    np.dtype(np.uint8): UINT8,
    np.dtype(np.int8): INT8,
    np.dtype(np.int32): INT32,
    np.dtype(np.int64): INT64,
}
_IR_VERSION = 8
_OPSET = 17
CONTRIB = "com.microsoft"  # onnxruntime's own operators

Array = NDArray[np.generic]


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def _whole(field: int, number: int) -> bytes:
    return _varint(field << 3) + _varint(number & (1 << 64) - 1)


def _block(field: int, data: bytes | str) -> bytes:
    raw = data.encode() if isinstance(data, str) else data
    return _varint(field << 3 | 2) + _varint(len(raw)) + raw


def _tensor(name: str, array: Array) -> bytes:
    solid = np.ascontiguousarray(array)
    dims = b"".join(_whole(1, size) for size in array.shape)
    return dims + _whole(2, _TENSOR_TYPES[solid.dtype]) + _block(8, name) + _block(9, solid.tobytes())


def _attribute(name: str, value: float | int | bytes) -> bytes:
    if isinstance(value, bytes):  # a graph inside this one
        return _block(1, name) + _block(6, value) + _whole(20, 5)
    if isinstance(value, float):
        return _block(1, name) + _varint(2 << 3 | 5) + struct.pack("<f", value) + _whole(20, 1)
    return _block(1, name) + _whole(3, value) + _whole(20, 2)


def _value_info(name: str, kind: int, shape: Sequence[str | int]) -> bytes:
    dims = b"".join(
        _block(1, _block(2, size) if isinstance(size, str) else _whole(1, size)) for size in shape
    )
    return _block(1, name) + _block(2, _block(1, _whole(1, kind) + _block(2, dims)))


class Graph:
    """A graph under construction. Operators return the names of what they put out."""

    def __init__(self, prefix: str = "") -> None:
        self._prefix = prefix
        self._nodes: list[bytes] = []
        self._constants: dict[str, bytes] = {}
        self._inputs: list[bytes] = []
        self._outputs: list[bytes] = []

    def inner(self, name: str) -> "Graph":
        """A graph to stand inside this one: it may use every name of this one, and shares its constants."""
        graph = Graph(f"{name}_")
        graph._constants = self._constants
        return graph

    def either(self, condition: str, then: "Graph", otherwise: "Graph", outputs: Sequence[str]) -> None:
        """Run one of two inner graphs; each puts out as many values as `outputs` has names, in that order."""
        branches = {
            "then_branch": then._body(then._prefix),
            "else_branch": otherwise._body(otherwise._prefix),
        }
        self._append("If", [condition], list(outputs), "", branches)

    def input(self, name: str, kind: int, shape: Sequence[str | int]) -> str:
        self._inputs.append(_value_info(name, kind, shape))
        return name

    def output(self, name: str, kind: int, shape: Sequence[str | int]) -> str:
        self._outputs.append(_value_info(name, kind, shape))
        return name

    def constant(self, name: str, array: Array) -> str:
        self._constants[name] = _tensor(name, array)
        return name

    def numbers(self, *values: int) -> str:
        """A one-dimensional constant of whole numbers, shared by all who ask for the same."""
        name = "n" + "_".join(map(str, values))
        return self.constant(name, np.array(values, np.int64))

    def add(
        self, operator: str, inputs: Sequence[str], *, outputs: int, **attributes: float | int
    ) -> list[str]:
        """Append an operator with several results, and return their names."""
        names = [f"{self._prefix}{operator}_{len(self._nodes)}_{number}" for number in range(outputs)]
        return self._append(operator, inputs, names, "", attributes)

    def _append(
        self,
        operator: str,
        inputs: Sequence[str],
        outputs: list[str],
        domain: str,
        attributes: Mapping[str, float | int | bytes],
    ) -> list[str]:
        number = len(self._nodes)
        names = outputs or [f"{self._prefix}{operator}_{number}"]
        node = b"".join(_block(1, name) for name in inputs) + b"".join(_block(2, name) for name in names)
        node += _block(3, f"{self._prefix}node{number}") + _block(4, operator)
        node += b"".join(_block(5, _attribute(key, value)) for key, value in attributes.items())
        self._nodes.append(node + (_block(7, domain) if domain else b""))
        return names

    def one(
        self,
        operator: str,
        inputs: Sequence[str],
        *,
        domain: str = "",
        named: str = "",
        **attributes: float | int,
    ) -> str:
        """Append an operator that has one result, and return its name."""
        (name,) = self._append(operator, inputs, [named] if named else [], domain, attributes)
        return name

    def _body(self, name: str) -> bytes:
        """The operators and outputs of this graph, without its constants and inputs."""
        nodes = b"".join(_block(1, node) for node in self._nodes)
        return nodes + _block(2, name) + b"".join(_block(12, value) for value in self._outputs)

    def model(self, name: str, stamp: str) -> bytes:
        """The finished file. `stamp` becomes the producer's version and stands in its first bytes."""
        graph = self._body(name)
        graph += b"".join(_block(5, constant) for constant in self._constants.values())
        graph += b"".join(_block(11, value) for value in self._inputs)
        opsets = _block(8, _block(1, "") + _whole(2, _OPSET)) + _block(8, _block(1, CONTRIB) + _whole(2, 1))
        return _whole(1, _IR_VERSION) + _block(2, name) + _block(3, stamp) + _block(7, graph) + opsets
