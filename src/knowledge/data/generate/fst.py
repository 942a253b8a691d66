"""Writes maps from bytes to integers in the format of the Rust crate `fst` (version 3).

In: pairs (key, value), any order, keys distinct. Out: the bytes that `fst::Map::new` reads.
Unlike the crate's own builder, which forgets old nodes to bound its memory, this one remembers
every node, so the automaton is minimal and the file is a little smaller. The same pairs give the
same bytes. It does not stream: everything is held in memory.
"""

import struct

# The crate gives the 63 most frequent bytes of its test corpus a one-byte encoding; the order is
# part of the format.
COMMON = b"te/oasripcnw.hlm-du012g=:bf3y5&_4v9678k%?xCDASFIBEjPTzRNM+LOqHG"
COMMON_INDEX = {byte: index + 1 for index, byte in enumerate(COMMON)}
EMPTY, NONE = 0, 1
INDEX_THRESHOLD = 32


def crc32c_table():
    table = []
    for n in range(256):
        for _ in range(8):
            n = (n >> 1) ^ 0x82F63B78 if n & 1 else n >> 1
        table.append(n)
    return table


def masked_crc32c(data):
    table, crc = crc32c_table(), 0xFFFFFFFF
    for byte in data:
        crc = table[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    crc ^= 0xFFFFFFFF
    return (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF


def size(n):
    return max(1, (n.bit_length() + 7) // 8)


class Node:
    __slots__ = ("final", "final_output", "transitions", "last")

    def __init__(self, final=False):
        self.final, self.final_output = final, 0
        self.transitions = []  # (byte, output, address)
        self.last = None  # [byte, output]: the transition whose target is not yet written

    def freeze(self, address):
        if self.last is not None:
            self.transitions.append((self.last[0], self.last[1], address))
            self.last = None

    def add_output(self, prefix):
        if self.final:
            self.final_output += prefix
        self.transitions = [(b, o + prefix, a) for b, o, a in self.transitions]
        if self.last is not None:
            self.last[1] += prefix


class Builder:
    def __init__(self):
        self.out = bytearray(struct.pack("<QQ", 3, 0))
        self.stack, self.registry = [Node()], {}
        self.last_address, self.count = NONE, 0

    def insert(self, key, value):
        depth = 0
        while depth < len(key):
            last = self.stack[depth].last
            if last is None or last[0] != key[depth]:
                break
            depth += 1
            common = min(last[1], value)
            extra = last[1] - common
            value -= common
            last[1] = common
            if extra:
                self.stack[depth].add_output(extra)
        assert depth < len(key), key
        self.count += 1
        self.compile_from(depth)
        self.stack[-1].last = [key[depth], value]
        for byte in key[depth + 1 :]:
            node = Node()
            node.last = [byte, 0]
            self.stack.append(node)
        self.stack.append(Node(final=True))

    def compile_from(self, depth):
        address = NONE
        while depth + 1 < len(self.stack):
            node = self.stack.pop()
            if address != NONE:
                node.freeze(address)
            address = self.compile(node)
        self.stack[-1].freeze(address)

    def compile(self, node):
        if node.final and not node.transitions and node.final_output == 0:
            return EMPTY
        identity = (node.final, node.final_output, tuple(node.transitions))
        known = self.registry.get(identity)
        if known is not None:
            return known
        self.write(node, len(self.out))
        self.last_address = len(self.out) - 1
        self.registry[identity] = self.last_address
        return self.last_address

    def write(self, node, start):
        if len(node.transitions) != 1 or node.final:
            return self.write_any(node, start)
        byte, output, address = node.transitions[0]
        common = COMMON_INDEX.get(byte, 0)
        if address == self.last_address and output == 0:
            if not common:
                self.out.append(byte)
            self.out.append(0b11000000 | common)
            return
        output_size = size(output) if output else 0
        if output_size:
            self.out += output.to_bytes(output_size, "little")
        delta = start - address if address != EMPTY else EMPTY
        self.out += delta.to_bytes(size(delta), "little")
        self.out.append(size(delta) << 4 | output_size)
        if not common:
            self.out.append(byte)
        self.out.append(0b10000000 | common)

    def write_any(self, node, start):
        deltas = [start - a if a != EMPTY else EMPTY for _, _, a in node.transitions]
        delta_size = max((size(d) for d in deltas), default=0)
        outputs = [o for _, o, _ in node.transitions]
        output_size = 0
        if node.final_output or any(outputs):
            output_size = max(size(o) for o in [node.final_output, *outputs])
            if node.final:
                self.out += node.final_output.to_bytes(output_size, "little")
            for output in reversed(outputs):
                self.out += output.to_bytes(output_size, "little")
        for delta in reversed(deltas):
            self.out += delta.to_bytes(delta_size, "little")
        self.out += bytes(b for b, _, _ in reversed(node.transitions))
        count = len(node.transitions)
        if count > INDEX_THRESHOLD:
            index = bytearray([255] * 256)
            for position, (byte, _, _) in enumerate(node.transitions):
                index[byte] = position
            self.out += index
        self.out.append(delta_size << 4 | output_size)
        if not 0 < count <= 63:
            self.out.append(1 if count == 256 else count)
        state = 0b01000000 if node.final else 0
        self.out.append(state | (count if 0 < count <= 63 else 0))

    def finish(self):
        self.compile_from(0)
        root = self.compile(self.stack.pop())
        self.out += struct.pack("<QQ", self.count, root)
        self.out += struct.pack("<I", masked_crc32c(self.out))
        return bytes(self.out)


def build(pairs):
    """The bytes of the map that holds these (bytes, int) pairs."""
    builder, previous = Builder(), None
    for key, value in sorted(pairs):
        assert key and key != previous, key
        builder.insert(key, value)
        previous = key
    return builder.finish()
