extension SparkJob {
  /// What repeats from record to record: columns, category, identity and flow.
  static let contexts = #"""
    # Records: their columns, what identifies them, and the flow they belong to. --------------------------
    FIELD_COUNT = len(FIELDS)
    CATEGORY, TIME_SLOT, END, COUNT, PORT_SLOT, COMPACTION = range(FIELD_COUNT, FIELD_COUNT + 6)
    PERIMETER = FIELDS.index("perimeter")
    PROFILE = FIELDS.index("profile")
    OPERATION = FIELDS.index("operation")
    RULE = FIELDS.index("matchedRule")
    RULES_VERSION = FIELDS.index("rulesVersion")
    ADDRESS = FIELDS.index("sourceAddress")
    PORT_TEXT = FIELDS.index("sourcePort")
    DOMAIN = FIELDS.index("destinationFQDN")
    RULE_TEXT = FIELDS.index("matchedRuleText")
    SOURCE_PARAMETERS = FIELDS.index("sourceParameters")
    EXPORTED_CATEGORY = FIELDS.index("exportedCategory")
    EXPORTED_DIRECTION = FIELDS.index("resultDirection")
    TABLE = FIELDS.index("table")
    RESOURCES = [
        FIELDS.index(name)
        for name in ("perimeter", "serviceResource", "sourceResource", "destinationResource")
    ]
    FLOW_FIELDS = [
        FIELDS.index(name)
        for name in (
            "perimeter", "profile", "serviceResource", "sourceResource", "matchedRule", "rulesVersion",
            "operation",
        )
    ]
    LONGEST_KEY = 64


    class Malformed(Exception):
        pass


    def checked_float(text):
        number = float(text)
        if number in (float("inf"), float("-inf")):
            raise Malformed("a number out of range")
        return number


    def checked_integer(text):
        # None of more digits is a number of 64 bits, or near one.
        if len(text) > 300:
            checked_float(text)
        return int(text)


    def refuse_constant(text):
        raise Malformed("an unknown word: " + text)


    class Decoder(json.JSONDecoder):
        """Makes an object a tuple of pairs in their order: of a repeated key the last value counts, whatever
        its spelling. Arrays are lists."""

        def __init__(self):
            super().__init__(
                object_pairs_hook=tuple, parse_float=checked_float, parse_int=checked_integer,
                parse_constant=refuse_constant,
            )

        def __reduce__(self):
            return Decoder, ()


    DECODER = Decoder()


    def holds_half_a_pair(value):
        # As deep as it is: of hostile text that is as deep as parsers go.
        values = [value]
        while values:
            value = values.pop()
            if type(value) is str:
                if not value.isascii() and any(0xD800 <= ord(letter) <= 0xDFFF for letter in value):
                    return True
            elif type(value) in (list, tuple):
                values.extend(value)
        return False


    def parse(raw):
        try:
            text = raw.decode()
            value = DECODER.decode(text)
        except (ValueError, RecursionError) as error:
            raise Malformed(str(error)[:120])
        if "\\u" in text and holds_half_a_pair(value):
            raise Malformed("half a surrogate pair")
        return value


    def quoted(text):
        return '"%s"' % re.sub(
            '["\\\\\x00-\x1f]',
            lambda match: "\\" + match[0] if match[0] in '"\\' else "\\u%04x" % ord(match[0]),
            text,
        )


    def rendered(value):
        """Writes a value back as JSON without white space."""
        kind = type(value)
        if kind is tuple:
            return "{%s}" % ",".join(quoted(name) + ":" + rendered(item) for name, item in value)
        if kind is list:
            return "[%s]" % ",".join(rendered(item) for item in value)
        if kind is str:
            return quoted(value)
        if kind is bool:
            return "true" if value else "false"
        if value is None:
            return "null"
        if kind is int and not -(1 << 63) <= value < 1 << 63:
            value = checked_float(str(value))
        return repr(value)


    MEMOS = [{} for _ in KEYS]


    def learn(scope, name):
        """What a key means where it stands: a slot, a scope with a slot or -1, or -1."""
        if len(name.encode("utf-8", "surrogatepass")) > LONGEST_KEY:
            return -1
        action = KEYS[scope].get(fold(name), -1)
        if len(MEMOS[scope]) < 1000:
            MEMOS[scope][name] = action
        return action


    def load(pairs, scope, slots):
        """Sorts the values of an object into columns."""
        memo = MEMOS[scope]
        for name, value in pairs:
            action = memo.get(name)
            if action is None:
                action = learn(scope, name)
            kind = type(value)
            if type(action) is tuple:
                inner, action = action
                if kind is tuple:
                    if action >= 0:
                        slots[action] = None
                    load(value, inner, slots)
                    continue
            if action < 0:
                continue
            if kind is tuple or kind is list:
                value = rendered(value)
            elif kind is bool:
                value = "true" if value else "false"
            elif kind is int and not -(1 << 63) <= value < 1 << 63:
                value = checked_float(str(value))
            slots[action] = value


    def without_blanks(text):
        result, in_string = [], False
        for letter in text:
            if letter == '"':
                in_string = not in_string
            if in_string or not letter.isspace():
                result.append(letter)
        return "".join(result)


    def read_rule(text):
        """The rule's name, and the text where it says more than that."""
        if not text.startswith("{"):
            return text, None
        try:
            content = parse(text.encode())
        except Malformed:
            return text, text
        name = None
        for key, value in content:
            if fold(key) not in RULE_NAMES:
                continue
            if type(value) in (tuple, list):
                name = rendered(value)
            elif type(value) is bool:
                name = "true" if value else "false"
            else:
                name = text_value(value)
        name = name or ""
        says_more = '{"accessRule":"%s"}' % name != without_blanks(text)
        return name or None, text if says_more else None


    CONTEXT_TEXT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


    class Context:
        """What tends to repeat: category and texts, with all that is worked out from them."""

        __slots__ = ("identity", "start", "group", "rank", "text", "diagnostics", "is_unknown")


    FOREIGN = "foreign"


    def build_context(slots, port_text, hint, known=lambda function, text: function(text)):
        """A context, FOREIGN for a record of another table, or None where the category is missing."""
        diagnostics = []
        address_readable = domain_readable = True
        texts = [None if value is None else text_value(value) for value in slots[:FIELD_COUNT]]
        texts[RULE_TEXT] = None
        if port_text:
            texts[PORT_TEXT] = port_text
        for field in RESOURCES:
            if texts[field]:
                texts[field], is_right = known(read_resource, texts[field])
                if not is_right and "malformed-resource-id" not in diagnostics:
                    diagnostics.append("malformed-resource-id")
        if texts[ADDRESS]:
            address = address_text(texts[ADDRESS])
            address_readable = address is not None
            texts[ADDRESS] = address or texts[ADDRESS]
            if not address_readable:
                diagnostics.append("unreadable-address")
        if texts[DOMAIN]:
            name = known(domain_text, texts[DOMAIN])
            domain_readable = name is not None
            texts[DOMAIN] = name or texts[DOMAIN]
            if not domain_readable:
                diagnostics.append("unreadable-domain")
        exported = text_value(slots[CATEGORY])
        rule = text_value(slots[RULE_TEXT])

        def looks_like_perimeter():
            if texts[TABLE]:
                return is_table_name(texts[TABLE])
            kind = resource_type(texts[PERIMETER]) if texts[PERIMETER] else None
            if kind is not None:
                return kind.startswith(PERIMETER_TYPE)
            return bool(texts[RULES_VERSION] or (texts[PROFILE] and (texts[RULE] or rule)))

        if not any(texts[:IDENTITY_COUNT]) and not rule:
            if not exported or not looks_like_category(exported):
                return FOREIGN
        category = name = None
        if exported and not known(is_table_name, exported):
            name = known(known_category, exported)
            category = name or exported
        else:
            if exported:
                diagnostics.append("table-name-as-category")
            if hint:
                category = name = hint
                diagnostics.append("category-from-container")
        if category is None:
            return None if looks_like_perimeter() else FOREIGN
        if name is None and not looks_like_category(category) and not looks_like_perimeter():
            return FOREIGN
        if exported and exported != category:
            texts[EXPORTED_CATEGORY] = exported
        if name is None:
            diagnostics.append("unknown-category")
        if rule:
            texts[RULE], texts[RULE_TEXT] = known(read_rule, rule)
        return finish_context(texts, category, name, diagnostics, address_readable, domain_readable, known)


    def finish_context(texts, category, name, diagnostics, address_readable, domain_readable, known):
        # The shape of the flow: which column holds the peer, and which its protocol.
        direction = DIRECTIONS.get(name)
        if direction is None and texts[EXPORTED_DIRECTION]:
            direction = exported_direction(texts[EXPORTED_DIRECTION])
        presence = sum(1 << bit for bit, field in enumerate(SHAPE_FIELDS) if texts[field])
        direction, kind, peer, protocol = SHAPES[direction][presence]
        if (peer == ADDRESS and not address_readable) or (peer == DOMAIN and not domain_readable):
            kind = "unreadable"
        peer = (texts[peer] or "") if peer is not None else ""
        protocol = (texts[protocol] or "") if protocol is not None else ""
        through_endpoint = bool(texts[SOURCE_PARAMETERS]) and known(
            mentions_service_endpoint, texts[SOURCE_PARAMETERS]
        )
        context = Context()
        context.identity = xxh64(counted([category] + texts[:IDENTITY_COUNT]))
        context.start = identity_start(context.identity)
        flow = [category, direction, kind, "endpoint" if through_endpoint else "", peer, protocol]
        flow += [texts[field] for field in FLOW_FIELDS]
        context.group = hashlib.blake2b(repr(flow).encode(), digest_size=16).digest()
        context.rank = b"\0".join((
            b"0" if through_endpoint else b"1", b"0" if kind != "none" else b"1", direction.encode(),
            kind.encode(), peer.encode(), protocol.encode(), bytes((255 - sum(map(bool, texts)),)),
        ))
        context.text = CONTEXT_TEXT.encode([category] + texts)
        context.diagnostics = tuple(diagnostics)
        context.is_unknown = name is None
        return context
    """#
}
