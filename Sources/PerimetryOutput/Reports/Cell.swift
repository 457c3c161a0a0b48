import PerimetryModel

/// A typed value of a ``DataTable``.
public enum Cell: Hashable, Sendable {
  case none
  case text(String)
  case integer(Int64)
  case real(Double)
  case time(Timestamp)
  /// Texts in their order; written with `; ` between.
  case list([String])

  init(_ text: String?) { self = text.map(Cell.text) ?? .none }
  init(_ number: Int) { self = .integer(Int64(number)) }
}
