/// The service tags of a cloud as published at one time, and which of them hold an address.
public struct ServiceTags: Sendable {
  /// `Public` for Azure's own.
  public let cloud: String
  /// Grows with every publication.
  public let changeNumber: Int64
  /// The most specific first.
  public let tags: [ServiceTag]

  /// Places in ``tags`` of those that hold a prefix as a whole.
  private let places: [IPPrefix: [Int32]]
  private let lengths: [IPAddress.Family: [Int]]
  /// By name in lower case.
  private let names: [String: Int]

  /// - Parameter tags: in any order; of two of a name the more specific counts.
  public init(cloud: String, changeNumber: Int64, tags: [ServiceTag]) {
    self.cloud = cloud
    self.changeNumber = changeNumber
    let sorted = tags.sorted()
    self.tags = sorted
    var places: [IPPrefix: [Int32]] = [:]
    for (place, tag) in sorted.enumerated() {
      for prefix in tag.prefixes { places[prefix, default: []].append(Int32(place)) }
    }
    self.places = places
    lengths = Dictionary(grouping: places.keys, by: \.family)
      .mapValues { Set($0.map(\.length)).sorted() }
    names = Dictionary(
      sorted.enumerated().map { ($1.name.lowercased(), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Without regard to case; `nil` where the publication does not hold it.
  public func tag(named name: String) -> ServiceTag? {
    names[name.lowercased()].map { tags[$0] }
  }

  /// Those that hold an address, the most specific first.
  public func tags(holding address: IPAddress) -> [ServiceTag] {
    var found: Set<Int32> = []
    for length in lengths[address.family] ?? [] {
      found.formUnion(places[IPPrefix(containing: address, length: length)] ?? [])
    }
    return found.sorted().map { tags[Int($0)] }
  }
}

extension ServiceTags: Hashable {
  public static func == (a: Self, b: Self) -> Bool {
    a.cloud == b.cloud && a.changeNumber == b.changeNumber && a.tags == b.tags
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(cloud)
    hasher.combine(changeNumber)
  }
}
