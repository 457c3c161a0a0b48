/// The members of a JSON object in the order of their keys, which is the order they are written in.
struct JSONObject: Sendable {
  struct Member: Sendable {
    let key: String
    let value: JSONValue
  }

  private(set) var members: [Member]

  /// - Precondition: no key twice.
  init(_ members: some Sequence<(String, JSONValue)>) {
    self.members = members.map { Member(key: $0, value: $1) }
    self.members.sort { $0.key < $1.key }
  }

  /// Both in one; the other's value where both have a key. Linear.
  func merging(_ other: JSONObject) -> JSONObject {
    var result = JSONObject([])
    result.members.reserveCapacity(members.count + other.members.count)
    var rest = other.members[...]
    for member in members {
      while let next = rest.first, next.key < member.key {
        result.members.append(rest.removeFirst())
      }
      if rest.first?.key != member.key { result.members.append(member) }
    }
    result.members += rest
    return result
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}
