/// Whose hours are counted, in the store's numbers. All four identify a record, so no copy of one ever moves it to another
/// source.
struct HourSource: Hashable {
  var category: Int32
  var perimeter: Int32
  var profile: Int32
  var resource: Int32

  init(category: Int32, perimeter: Int32, profile: Int32, resource: Int32) {
    self.category = category
    self.perimeter = perimeter
    self.profile = profile
    self.resource = resource
  }

  init(_ flow: FlowValues) {
    self.init(
      category: flow.category, perimeter: flow.perimeter, profile: flow.profile,
      resource: flow.resource)
  }

  /// As `hour_source` has them.
  func bind(to statement: RawStatement) {
    statement.bind(Int64(perimeter), at: 1)
    statement.bind(Int64(category), at: 2)
    statement.bind(Int64(resource), at: 3)
    statement.bind(Int64(profile), at: 4)
  }
}
