import PerimetryModel

/// What two stores that hold the same records have in common.
struct Meaning: Equatable {
  var flows: [Flow]
  var days: [Flow]
  var operations: [Flow]
  var hours: [[QueryValue]]
  var records: [[QueryValue]]
}
