import Foundation
import PerimetryModel

/// What a person knows of the files and the files do not say.
public struct ReadingOptions: Sendable {
  /// Overrides what the content looks like.
  public var shape: ExportShape?
  /// Of times that carry no zone and are not said to be UTC.
  public var timeZone: TimeZone?
  /// Of dates such as 3/2/2026.
  public var dateOrder: DateOrder?
  /// Whether to read sources that lack columns a record is identified by.
  public var takesPartial = true

  public init(shape: ExportShape? = nil, timeZone: TimeZone? = nil, dateOrder: DateOrder? = nil) {
    self.shape = shape
    self.timeZone = timeZone
    self.dateOrder = dateOrder
  }
}
