/// Limits at which the portal and the query services stop without a word (domain.md §2.7).
enum CappedRows {
  static func looksCapped(_ rows: Int64) -> Bool {
    [10_000, 30_000, 50_000, 64_000, 100_000, 500_000].contains(rows)
  }
}
