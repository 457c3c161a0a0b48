extension SparkJob {
  /// Times, numbers, addresses, names and ids, as the model reads them.
  static let values = #"""
    # Values: each spelling understood as perimetry understands it. --------------------------------------
    BLANKS = " \t\n\x0b\x0c\r"
    BLANK_BYTES = b" \t\n\x0b\x0c\r"
    ABSENT = frozenset(("", "-", "None", "null"))
    TICKS = 10_000_000
    DAY_TICKS = 86_400 * TICKS
    LATEST = 253_402_300_799 * TICKS + 9_999_999
    TIME = re.compile(
        r"(\d{4})-(\d\d)-(\d\d)"
        r"(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{0,9}))?)?(?:[Zz]|([+-])(\d\d)(?::?(\d\d))?)?)?",
        re.ASCII,
    )
    NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
    HEXADECIMAL = re.compile(r"[+-]?0[xX](?:[0-9a-fA-F]+\.?[0-9a-fA-F]*|\.[0-9a-fA-F]+)(?:[pP][+-]?\d+)?")
    INFINITY = re.compile(r"[+-]?inf(?:inity)?", re.IGNORECASE | re.ASCII)
    INTEGER = re.compile(r"[+-]?\d+", re.ASCII)


    def lower(text):
        """Letter by letter: what stands behind a letter does not matter."""
        return text.lower() if text.isascii() else "".join(letter.lower() for letter in text)


    def ascii_lower(text):
        """Lower case, without what is no ASCII."""
        return text.encode("ascii", "ignore").decode().lower()


    def day_number(year, month, day):
        """Days since 1970-01-01; None where there is no such date."""
        if not (1970 <= year <= 9999 and 1 <= month <= 12 and day >= 1):
            return None
        if month == 2:
            length = 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
        else:
            length = 30 if month in (4, 6, 9, 11) else 31
        if day > length:
            return None
        shifted = year - 1 if month <= 2 else year
        era = shifted // 400
        of_era = shifted - era * 400
        of_year = (153 * (month - 3 if month > 2 else month + 9) + 2) // 5 + day - 1
        return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468


    def read_time(text):
        """Units of 100 ns since 1970; None where the text is no time. Without a zone it is UTC."""
        match = TIME.fullmatch(text)
        if not match:
            return None
        year, month, day, hour, minute, second, fraction, sign, east, past = match.groups()
        number = day_number(int(year), int(month), int(day))
        if number is None:
            return None
        if hour is None:
            return number * DAY_TICKS
        hour, minute, second = int(hour), int(minute), int(second or 0)
        if hour > 23 or minute > 59 or second > 60:
            return None
        offset = 0
        if sign:
            if int(east) > 14 or int(past or 0) > 59:
                return None
            offset = int(east) * 3600 + int(past or 0) * 60
            offset = -offset if sign == "-" else offset
        seconds = number * 86_400 + hour * 3600 + minute * 60 + second - offset
        ticks = seconds * TICKS + int(((fraction or "") + "0000000")[:7])
        return ticks if 0 <= ticks <= LATEST else None


    PLAIN_TIME = re.compile(rb'"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z"')


    def read_plain_time(text, minutes):
        """As `read_time`, for the form that the platform writes, whose minutes are remembered."""
        start = minutes.get(text[:16])
        if start is None:
            start = read_time(text[:16].decode())
            if start is None:
                return None
            if len(minutes) > 100_000:
                minutes.clear()
            minutes[text[:16]] = start
        # Seconds and their seven digits are a number of ticks as they stand.
        ticks = int(text[17:19] + text[20:27])
        return start + ticks if ticks < 61 * TICKS and start + ticks <= LATEST else None


    def plain_number(hole, largest):
        """The number that nothing but digits are, in quotes or not; None where it is none or too large."""
        digits = hole.strip(b'"')
        if not digits.isdigit() or len(digits) > 18:
            return None
        number = int(digits)
        return number if number <= largest else None


    def is_utf8(raw):
        if raw.isascii():
            return True
        try:
            raw.decode()
        except UnicodeDecodeError:
            return False
        return True


    def date_text(day):
        """The date of a number of days since 1970."""
        shifted = day + 719_468
        era = shifted // 146_097
        of_era = shifted - era * 146_097
        year_of_era = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
        of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
        month = (5 * of_year + 2) // 153
        return "%04d-%02d-%02d" % (
            year_of_era + era * 400 + (1 if month >= 10 else 0),
            month + 3 if month < 10 else month - 9,
            of_year - (153 * month + 2) // 5 + 1,
        )


    def time_text(ticks):
        """Whole seconds, milliseconds or seven digits, as few as lose nothing."""
        second, rest = divmod(ticks, TICKS)
        day, second = divmod(second, 86_400)
        text = "%sT%02d:%02d:%02d" % (date_text(day), second // 3600, second // 60 % 60, second % 60)
        if rest:
            text += ".%03d" % (rest // 10_000) if rest % 10_000 == 0 else ".%07d" % rest
        return text + "Z"


    def exact(number):
        """The whole number of 64 bits that a floating one is; None where it is none."""
        if number != number or number in (float("inf"), float("-inf")) or number != int(number):
            return None
        return int(number) if -(1 << 63) <= number < 1 << 63 else None


    def text_value(value):
        """A value as trimmed text; None where it is absent."""
        kind = type(value)
        if kind is str:
            value = value.strip(BLANKS)
            return None if value in ABSENT else value
        if kind is int:
            return str(value)
        if kind is float:
            whole = exact(value)
            return repr(value) if whole is None else str(whole)
        return None


    def floating(text):
        """The number that a text is; None where it is none."""
        if NUMBER.fullmatch(text):
            return float(text)
        if HEXADECIMAL.fullmatch(text):
            return float.fromhex(text)
        if INFINITY.fullmatch(text):
            return float("-inf") if text[0] == "-" else float("inf")
        return None


    def whole_number(value):
        """A whole number, written as a number or as text, with a zero fraction or none."""
        kind = type(value)
        if kind is int:
            return value
        if kind is float:
            return exact(value)
        if kind is not str:
            return None
        value = value.strip(BLANKS)
        if value.isascii() and value.isdigit() and len(value) <= 18:
            return int(value)
        if INTEGER.fullmatch(value) and len(value) < 4000:
            number = int(value)
            if -(1 << 63) <= number < 1 << 63:
                return number
        number = floating(value)
        return None if number is None else exact(number)


    def read_port(value):
        number = whole_number(value)
        return number if number is not None and 0 <= number <= 65535 else None


    V4 = re.compile(r"(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})", re.ASCII)
    PORT = re.compile(r":\d{1,5}", re.ASCII)
    GROUP = re.compile(r"[0-9a-fA-F]{1,4}")


    def read_v4(text):
        if not V4.fullmatch(text):
            return None
        value = 0
        for part in text.split("."):
            if int(part) > 255:
                return None
            value = value << 8 | int(part)
        return value


    def read_groups(text, may_end_in_v4):
        if not text:
            return []
        groups = []
        parts = text.split(":")
        for index, part in enumerate(parts):
            if may_end_in_v4 and index == len(parts) - 1 and "." in part:
                value = read_v4(part)
                if value is None:
                    return None
                groups += [value >> 16, value & 0xFFFF]
            elif GROUP.fullmatch(part):
                groups.append(int(part, 16))
            else:
                return None
        return groups if len(groups) <= 8 else None


    def read_v6(text):
        body, percent, zone = text.partition("%")
        if percent and not zone:
            return None
        halves = body.split("::", 2)
        if len(halves) > 2:
            return None
        head = read_groups(halves[0], len(halves) == 1)
        if head is None:
            return None
        if len(halves) == 1:
            groups = head if len(head) == 8 else None
        else:
            tail = read_groups(halves[1], True)
            if tail is None or len(head) + len(tail) > 7:
                return None
            groups = head + [0] * (8 - len(head) - len(tail)) + tail
        return groups


    def v4_text(value):
        return "%d.%d.%d.%d" % (value >> 24, value >> 16 & 255, value >> 8 & 255, value & 255)


    def v6_text(groups):
        if not any(groups[:5]) and groups[5] == 0xFFFF:
            return v4_text(groups[6] << 16 | groups[7])
        best, index = (0, 0), 0
        while index < 8:
            start = index
            while index < 8 and groups[index] == 0:
                index += 1
            if index - start > best[1] - best[0]:
                best = (start, index)
            index += 1
        hexadecimal = ["%x" % group for group in groups]
        if best[1] - best[0] < 2:
            return ":".join(hexadecimal)
        return ":".join(hexadecimal[: best[0]]) + "::" + ":".join(hexadecimal[best[1] :])


    def address_text(text):
        """An address in canonical form; None where the text is none."""
        text = text.strip(" \t")
        if text[:1] == "[":
            inner, close, rest = text[1:].partition("]")
            if not close or (rest and not PORT.fullmatch(rest)):
                return None
            groups = read_v6(inner)
            return None if groups is None else v6_text(groups)
        value = read_v4(text)
        if value is None:
            host, colon, port = text.partition(":")
            if colon and PORT.fullmatch(colon + port):
                value = read_v4(host)
        if value is not None:
            return v4_text(value)
        groups = read_v6(text)
        return None if groups is None else v6_text(groups)


    LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
    NAME = re.compile(r"(?:%s\.)+(?!\d+\Z)%s" % (LABEL, LABEL), re.ASCII)


    def is_name(text):
        return len(text) <= 253 and NAME.fullmatch(text) is not None


    def domain_text(text):
        """A name as a rule takes it; None where the text is none."""
        if is_name(text):
            return text
        name = lower(text).lstrip(" \t")
        scheme = name.find("://")
        if scheme >= 0:
            name = name[scheme + 3 :]
        for index, letter in enumerate(name):
            if letter in "/?#":
                name = name[:index]
                break
        host, colon, port = name.rpartition(":")
        if colon:
            if len(port) > 5 or (port and not (port.isascii() and port.isdigit())):
                return None
            name = host
        name = name.rstrip(". \t")
        return name if is_name(name) else None


    def resource_text(text):
        text = lower(text)
        end = len(text)
        while end > 1 and text[end - 1] == "/":
            end -= 1
        return text[:end]


    GUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")


    def is_well_formed(resource):
        path = resource.split("/")
        if len(path) < 3 or len(path) % 2 == 0 or path[0] or path[1] != "subscriptions":
            return False
        if not GUID.fullmatch(path[2]) or not all(path[1:]):
            return False
        for index in range(3, len(path), 2):
            if path[index] == "providers":
                return len(path) >= index + 4
        return len(path) == 3 or (len(path) == 5 and path[3] == "resourcegroups")


    def read_resource(text):
        resource = resource_text(text)
        return resource, is_well_formed(resource)


    def resource_type(resource):
        parts = [part for part in resource.split("/") if part]
        for index in reversed(range(0, len(parts) - 2, 2)):
            if parts[index] == "providers":
                types = [parts[i] for i in range(index + 2, len(parts), 2)]
                return "/".join([parts[index + 1]] + types)
        return None


    def fold(text):
        """Lower case, letters and digits only."""
        return re.sub("[^a-z0-9]+", "", ascii_lower(text))


    def without_prefix(folded):
        rest = folded[len("insightslogs") :] if folded.startswith("insightslogs") else folded
        for prefix in CATEGORY_PREFIXES:
            if rest.startswith(prefix):
                tail = rest[len(prefix) :]
                if prefix != "perimeter" or tail.startswith(CATEGORY_STARTS):
                    return tail
        return rest


    def known_category(spelling):
        """The name of the category that a text spells; None where it spells none."""
        folded = fold(spelling)
        return DISPLAY_NAMES.get(folded) or SUFFIXES.get(without_prefix(folded))


    def looks_like_category(spelling):
        folded = fold(spelling)
        return folded.startswith(("nsp", "networksecurityperimeter")) or folded != without_prefix(folded)


    def is_table_name(spelling):
        return fold(spelling) in TABLE_NAMES


    def exported_direction(text):
        text = lower(text)
        return "outbound" if text.startswith("out") else "inbound" if text.startswith("in") else None


    def mentions_service_endpoint(text):
        return b"serviceendpoint" in text.encode().lower()
    """#
}
