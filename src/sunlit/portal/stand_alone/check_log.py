"""核对公示日志：拿自己留存的证明或者检查点，和网站今天的日志比对。只需要 Python 3.8 以上。

    python3 check_log.py https://机关的网址 留存的文件.tlog-proof [更多文件…]
    python3 check_log.py --vkey 公钥 https://机关的网址 留存的文件

公钥印在公示栏的检查点上；不写的用网站今天给的，那样只能看出改写，看不出冒充。
输出“一致”的，日志从那天起只增加过；输出“分叉”“退回”的，请保存好文件，并告诉监督机关。
"""

import base64
import hashlib
import json
import sys
import urllib.error
import urllib.request

WIDTH = 256


# --- Ed25519 (RFC 8032), only to verify; slow and plain on purpose ---------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def unpack(raw):
    number = int.from_bytes(raw, "little")
    sign, y = number >> 255, number & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return (x, y, 1, x * y % P)


def add(one, two):
    a = (one[1] - one[0]) * (two[1] - two[0]) % P
    b = (one[1] + one[0]) * (two[1] + two[0]) % P
    c, d = 2 * one[3] * two[3] * D % P, 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(number, point):
    total = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = add(total, point)
        point, number = add(point, point), number >> 1
    return total


BASE = unpack((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(key, text, signature):
    point, commitment = unpack(key), unpack(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if point is None or commitment is None or s >= L or len(signature) != 64:
        return False
    digest = hashlib.sha512(signature[:32] + key + text).digest()
    left = times(s, BASE)
    right = add(commitment, times(int.from_bytes(digest, "little") % L, point))
    return not (
        (left[0] * right[2] - right[0] * left[2]) % P
        or (left[1] * right[2] - right[1] * left[2]) % P
    )


# --- The log (RFC 6962, C2SP signed notes and tiles) -----------------------------------------


class WrongError(Exception):
    """What was found, in words."""


def pair(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def read_note(note, vkey):
    """Return (origin, size, root) of a checkpoint that the key signed."""
    text, _, signatures = note.partition("\n\n")
    text += "\n"
    origin, size, root = text.split("\n")[:3]
    name, _, rest = vkey.strip().partition("+")
    key = base64.b64decode(rest.partition("+")[2])[1:]
    for line in signatures.splitlines():
        if line.startswith(f"— {name} "):
            raw = base64.b64decode(line.rpartition(" ")[2])
            if name == origin and is_signed(key, text.encode(), raw[4:]):
                return origin, int(size), base64.b64decode(root)
    raise WrongError("检查点的签名不对：不是这个公钥签的。")


class Site:
    """The published log at an address."""

    def __init__(self, address):
        self.address = address.rstrip("/")
        self.tiles = {}

    def get(self, path):
        with urllib.request.urlopen(f"{self.address}/log/publicity/{path}", timeout=30) as answer:
            return answer.read()

    def generation(self, origin, vkey):
        """Return (folder, checkpoint, key) of the log of that name, an ended one as well."""
        for folder in ("", *(f"g{number}/" for number in range(1, 50))):
            try:
                note = self.get(f"{folder}checkpoint").decode()
            except urllib.error.HTTPError:
                continue
            if note.partition("\n")[0] == origin:
                key = vkey or self.get(f"{folder}vkey").decode()
                return folder, read_note(note, key), key
        raise WrongError("网站上已经没有这个日志：被换掉了，或者退回到了更早的一代。")

    def node(self, folder, size, level, index):
        """Return the hash of a complete subtree from the tiles of the tree of that size."""
        if level % 8:
            halves = (self.node(folder, size, level - 1, 2 * index + each) for each in (0, 1))
            return pair(*halves)
        number, place = divmod(index, WIDTH)
        width = min(WIDTH, (size >> level) - number * WIDTH)
        tile = self.tile(folder, level // 8, number, width)
        return tile[32 * place : 32 * place + 32]

    def tile(self, folder, level, number, width):
        groups = [f"{number % 1000:03d}"]
        while number := number // 1000:
            groups.append(f"x{number % 1000:03d}")
        path = f"{folder}tile/{level}/{'/'.join(reversed(groups))}"
        path += "" if width == WIDTH else f".p/{width}"
        if path not in self.tiles:
            self.tiles[path] = self.get(path)
        return self.tiles[path]

    def root(self, folder, now, size):
        """Return the root that the first `size` leaves of today's log give."""
        peaks, start = [], 0
        while start < size:
            level = (size - start).bit_length() - 1
            peaks.append(self.node(folder, now, level, start >> level))
            start += 1 << level
        root = peaks.pop()
        while peaks:
            root = pair(peaks.pop(), root)
        return root


def read_proof(text):
    """Return (note, index, hashes, hash of the leaf) of a .tlog-proof file."""
    head, _, note = text.partition("\n\n")
    _, extra, index, *hashes = head.split("\n")
    carried = json.loads(base64.b64decode(extra.partition(" ")[2]))
    record = json.loads(carried["record"])
    salt = bytes.fromhex(carried["salt"] or "")
    commit = hashlib.sha256(salt + carried["record"].encode()).hexdigest()
    leaf = (
        f'{{"commit":"{commit}","object":"{record["subject"]}","time":"{record["recorded_at"]}",'
        f'"type":"{record["event"]}","v":{carried["v"]}}}'
    )
    digest = hashlib.sha256(b"\x00" + leaf.encode()).digest()
    return note, int(index.partition(" ")[2]), [base64.b64decode(one) for one in hashes], digest


def require_included(index, size, hashes, digest, root):
    place, last, current = index, size - 1, digest
    for other in hashes:
        if place & 1 or place == last:
            current = pair(other, current)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            current = pair(current, other)
        place, last = place >> 1, last >> 1
    if last or current != root:
        raise WrongError("证明本身不成立：记录不在它所附的检查点之下，文件可能被改动过。")


def check(site, text, vkey):
    """Return the sentence of one file that agrees with today's log.

    :raises WrongError: with what does not agree.
    """
    text = text.replace("\r\n", "\n")
    proof = read_proof(text) if text.startswith("c2sp.org/tlog-proof@v1\n") else None
    note = proof[0] if proof else text
    folder, (_, now, root_now), key = site.generation(note.partition("\n")[0], vkey)
    origin, size, root = read_note(note, key)
    if proof:
        require_included(proof[1], size, proof[2], proof[3], root)
    if size > now:
        raise WrongError(f"退回：留存时有 {size} 条，网站上现在只有 {now} 条。")
    if site.root(folder, now, now) != root_now:
        raise WrongError("网站上的日志文件和它自己签的检查点不符。")
    if site.root(folder, now, size) != root:
        raise WrongError(f"分叉：前 {size} 条和留存的不同，日志被改写过。")
    if proof and site.node(folder, now, 0, proof[1]) != proof[3]:
        raise WrongError(f"分叉：第 {proof[1]} 条和留存的不同，记录被改写过。")
    ended = "（这一代日志已经结束，后面另起了一代，请问原因）" if folder else ""
    return f"一致：{origin} 从 {size} 条增加到 {now} 条，前 {size} 条没有变。{ended}"


def main(arguments):
    vkey = ""
    if arguments[:1] == ["--vkey"]:
        vkey, arguments = arguments[1], arguments[2:]
    if len(arguments) < 2:
        sys.stderr.write(__doc__)
        return 2
    site, wrong = Site(arguments[0]), 0
    for name in arguments[1:]:
        try:
            with open(name, encoding="utf-8", newline="") as file:
                said = check(site, file.read(), vkey)
        except WrongError as found:
            wrong, said = 1, str(found)
        except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
            wrong, said = 1, f"没有比成，不能当作一致：{type(error).__name__}。"
        sys.stdout.write(f"{name}：{said}\n")
    return wrong


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main(sys.argv[1:]))
