import Foundation
import PerimetryModel

/// What keeps a store from being used.
public enum StoreError: Error, Hashable, Sendable {
  /// No file at the path, and none was to be made.
  case missing(path: String)
  /// A file that is no SQLite database.
  case notADatabase(path: String)
  /// An SQLite database that perimetry did not make.
  case notAStore(path: String)
  /// A store of an earlier version of the program, opened for reading.
  case older(path: String)
  /// A store of a later version of the program.
  case newer(path: String)
  /// Another process keeps it locked.
  case busy(path: String)
  /// Another run of perimetry is writing to it; `nil` where its lock does not say who.
  case held(path: String, by: StoreHolder?)
  /// The system's or SQLite's word on why it cannot be opened, read or written.
  case failed(path: String, reason: String)
  /// Records that a question needs were pruned: those before a day.
  case pruned(before: Day)
  /// A part of a day is asked for whose records are there only merged to days.
  case compacted(on: Day)
  /// A statement that is no query, or is wrong.
  case badQuery(reason: String)
}

extension StoreError: LocalizedError {
  public var errorDescription: String? {
    switch self {
    case .missing(let path):
      "\(path): no store there; make one with `perimetry ingest PATH --store \(path)`"
    case .notADatabase(let path):
      "\(path): not a store, not even an SQLite database; name another file with --store"
    case .notAStore(let path):
      "\(path): an SQLite database, but not one of perimetry's; name another file with --store"
    case .older(let path):
      "\(path): written by an older perimetry; `perimetry ingest` brings it up to date"
    case .newer(let path):
      "\(path): written by a newer perimetry; use that version, or ingest into a new store"
    case .busy(let path):
      "\(path): another process is writing to the store; try again when it is done"
    case .held(let path, let holder):
      "\(path): another run is writing to the store (\(holder?.description ?? "just begun")); "
        + "wait longer with --wait, or try again when it is done"
    case .failed(let path, let reason): "\(path): \(reason)"
    case .pruned(let day):
      "the records before \(day) were pruned: operations and parts of days can be told from then on only; "
        + "ask for whole days, or with --since \(day)"
    case .compacted(let day):
      "records of \(day) were compacted to whole days, and a part of it cannot be told: ask for whole days, or ingest the raw "
        + "archive instead"
    case .badQuery(let reason): "the query cannot be run: \(reason)"
    }
  }
}
