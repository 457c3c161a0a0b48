extension SparkJob {
  /// XXH64 and the identity of a record, as ``XXHash64`` and ``RecordIdentity`` have them.
  static let hashing = #"""
    # The 64-bit xxHash of Yann Collet's published specification, seed 0. --------------------------------
    MASK = (1 << 64) - 1
    P1, P2, P3 = 0x9E3779B185EBCA87, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9
    P4, P5 = 0x85EBCA77C2B2AE63, 0x27D4EB2F165667C5


    def step(h, word):
        word = word * P2 & MASK
        h ^= ((word << 31 | word >> 33) & MASK) * P1 & MASK
        return (((h << 27 | h >> 37) & MASK) * P1 + P4) & MASK


    def avalanche(h):
        h = (h ^ h >> 33) * P2 & MASK
        h = (h ^ h >> 29) * P3 & MASK
        return h ^ h >> 32


    def xxh64(data):
        size = len(data)
        position = size & ~31
        if position:
            a, b, c, d = (P1 + P2) & MASK, P2, 0, -P1 & MASK
            words = iter(struct.unpack_from("<%dQ" % (position >> 3), data))
            for w, x, y, z in zip(words, words, words, words):
                a = (a + w * P2) & MASK
                a = ((a << 31 | a >> 33) & MASK) * P1 & MASK
                b = (b + x * P2) & MASK
                b = ((b << 31 | b >> 33) & MASK) * P1 & MASK
                c = (c + y * P2) & MASK
                c = ((c << 31 | c >> 33) & MASK) * P1 & MASK
                d = (d + z * P2) & MASK
                d = ((d << 31 | d >> 33) & MASK) * P1 & MASK
            h = 0
            for lane, bits in ((a, 1), (b, 7), (c, 12), (d, 18)):
                h += (lane << bits | lane >> 64 - bits) & MASK
            h &= MASK
            for lane in (a, b, c, d):
                lane = lane * P2 & MASK
                h ^= ((lane << 31 | lane >> 33) & MASK) * P1 & MASK
                h = (h * P1 + P4) & MASK
        else:
            h = P5
        h = (h + size) & MASK
        while position + 8 <= size:
            h = step(h, struct.unpack_from("<Q", data, position)[0])
            position += 8
        if position + 4 <= size:
            h ^= struct.unpack_from("<I", data, position)[0] * P1 & MASK
            h = (((h << 23 | h >> 41) & MASK) * P2 + P3) & MASK
            position += 4
        while position < size:
            h ^= data[position] * P5 & MASK
            h = ((h << 11 | h >> 53) & MASK) * P1 & MASK
            position += 1
        return avalanche(h)


    def identity_start(identity):
        """What of a record's key is the same for all of a context."""
        return step(P5 + 24, identity)


    def identity_key(start, milliseconds, port):
        """What tells records apart: context, time and source port."""
        return avalanche(step(step(start, milliseconds), 0 if port is None else port + 1))


    def counted(texts):
        """Each text behind its length, as identities are hashed."""
        parts = []
        for text in texts:
            data = text.encode() if text else b""
            parts += struct.pack("<I", len(data)), data
        return b"".join(parts)
    """#
}
