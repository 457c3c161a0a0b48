import Foundation
import PerimetryModel

@testable import PerimetryInput

/// What reads foreign bytes, and what must hold whatever they are. `scripts/fuzz` feeds it with libFuzzer, and the
/// corpora replay as ordinary tests.
enum FuzzTarget: String, CaseIterable {
  /// A whole text: recognising its shape, setting its records apart, decoding them.
  case text
  /// One line, behind others it might be taken for.
  case line
  /// The JSON parser beside Foundation's.
  case json
  /// A gzip file.
  case gzip
  /// A file of rows, taken for CSV whatever it looks like.
  case csv
  /// A reply of columns and rows.
  case tables
  /// An Avro container of messages.
  case capture
  /// A file on disk that may be packed, hold others, or both.
  case container
  /// An edited rule set, an export of existing rules, decisions, service tags.
  case rules

  /// - Returns: what does not hold; `nil` where all is well.
  func fault(in bytes: [UInt8]) -> String? {
    switch self {
    case .text: FuzzTarget.faultInText(bytes)
    case .csv: FuzzTarget.faultInText(bytes, shape: .csv)
    case .tables: FuzzTarget.faultInText(bytes, shape: .queryAPI)
    case .capture: FuzzTarget.faultInText(bytes, shape: .capture)
    case .container: FuzzTarget.faultInContainer(bytes)
    case .line: FuzzTarget.faultInLine(bytes)
    case .json: FuzzTarget.faultInJSON(bytes)
    case .gzip: FuzzTarget.faultInGzip(bytes)
    case .rules: FuzzTarget.faultInRules(bytes)
    }
  }

  static var limits: RecordLimits {
    var limits = RecordLimits()
    limits.longestRecord = 4096
    limits.batchSize = 64
    limits.rememberedContexts = 32
    return limits
  }

  /// The account balances, places lie within the text, and it does not matter in what pieces the text arrives.
  private static func faultInText(_ bytes: [UInt8], shape: ExportShape? = nil) -> String? {
    // What a person may say lets rows through that are refused otherwise.
    let options = ReadingOptions(
      shape: shape, timeZone: shape == nil ? nil : .gmt,
      dateOrder: shape == nil ? nil : .dayFirst)
    let whole = Reading(
      bytes, limits: limits, options: options, parser: BuiltInJSONParser.self)
    if !whole.balances { return "the account does not balance" }
    if whole.records.contains(where: { Int($0.offset) + Int($0.length) > bytes.count }) {
      return "a record lies outside the text"
    }
    if whole.rejects.contains(where: { Int($0.offset) + Int($0.length) > bytes.count }) {
      return "a reject lies outside the text"
    }
    let pieces = Reading(
      bytes, limits: limits, piece: 7, options: options, parser: BuiltInJSONParser.self)
    if !pieces.balances { return "the account in pieces does not balance" }
    if pieces.records != whole.records { return "the records depend on the pieces of the text" }
    return pieces.rejects == whole.rejects ? nil : "the rejects depend on the pieces of the text"
  }

  /// A line comes out the same whether or not the decoder has something to recognise it by.
  private static func faultInLine(_ bytes: [UInt8]) -> String? {
    let samples = [
      Sample().line, Sample().with("count", nil).line, Sample().with("count", "7").line,
    ]
    let alone = decoded([bytes])
    let behind = decoded(samples.map { Array($0.utf8) } + [bytes])
    let records = Array(behind.records.dropFirst(samples.count))
    if records != alone.records { return "a line is taken for another" }
    return behind.rejects == alone.rejects ? nil : "a line is rejected for another's fault"
  }

  private static func decoded(_ lines: [[UInt8]]) -> Reading {
    let decoder = RecordDecoder<BuiltInJSONParser>(
      frame: .init(file: 0, path: "x", hints: PathHints(path: "x")), limits: limits)
    for line in lines where !line.isEmpty {
      let padded = line + [UInt8](repeating: 0, count: BuiltInJSONParser.padding)
      padded.withUnsafeBufferPointer {
        decoder.decode(UnsafeBufferPointer(rebasing: $0[..<line.count]), at: 0, isLast: false)
      }
    }
    var reading = Reading()
    reading.take(decoder.takeBatch())
    return reading
  }

  /// Both parsers take and refuse the same texts, and the records in them are the same.
  private static func faultInJSON(_ bytes: [UInt8]) -> String? {
    let built = Reading(bytes, limits: limits, parser: BuiltInJSONParser.self)
    let foundation = Reading(bytes, limits: limits, parser: FoundationJSONParser.self)
    if built.records.map(\.key) != foundation.records.map(\.key) {
      return "the parsers read different records"
    }
    return built.rejects.map(\.offset) == foundation.rejects.map(\.offset)
      ? nil : "the parsers reject different records"
  }

  private static func faultInGzip(_ bytes: [UInt8]) -> String? {
    guard bytes.starts(with: [0x1F, 0x8B]) else { return nil }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 12, alignment: 16)
    defer { buffer.deallocate() }
    do throws(InputError) {
      let source = try Unpacking().open(
        BytesSource(bytes, piece: 13), path: "x.gz", meter: UnpackingMeter(.none)
      ).source
      var total = 0
      while total < 1 << 22 {
        let count = try source.read(into: buffer)
        if count == 0 { break }
        total += count
      }
    } catch {
      return nil
    }
    return nil
  }

  /// Refused with a mistake or read; every remark has a place, and nothing takes more room than there is text for.
  private static func faultInRules(_ bytes: [UInt8]) -> String? {
    do {
      _ = try RuleSetReader.read(Data(bytes), named: "rules.json")
    } catch let error as RuleSetError {
      if error.mistakes.isEmpty { return "refused without a mistake" }
    } catch {
      return "refused with another error: \(error)"
    }
    do {
      _ = try DecisionsReader.read(Data(bytes), named: "decisions.json")
    } catch let error as RuleSetError {
      if error.mistakes.isEmpty { return "refused without a mistake" }
    } catch {
      return "refused with another error: \(error)"
    }
    do {
      let known = try KnownResourcesReader.read(Data(bytes), named: "resources.txt")
      if !known.allSatisfy(\.resource.isWellFormed) { return "a resource without a whole id" }
    } catch let error as RuleSetError {
      if error.mistakes.isEmpty { return "refused without a mistake" }
    } catch {
      return "refused with another error: \(error)"
    }
    if let fault = faultInTags(bytes) { return fault }
    do {
      let reading = try ExistingRulesReader.read(Data(bytes), named: "rules.json")
      if !reading.remarks.allSatisfy({ $0.path.hasPrefix("$") }) { return "a remark without place" }
    } catch let error as RuleSetError {
      return error.mistakes.isEmpty ? "refused without a mistake" : nil
    } catch {
      return "refused with another error: \(error)"
    }
    return nil
  }

  /// Refused with a mistake, or each tag holds the ends of its prefixes and is found by them.
  private static func faultInTags(_ bytes: [UInt8]) -> String? {
    do {
      let tags = try ServiceTagsReader.read(Data(bytes), named: "tags.json")
      for tag in tags.tags {
        for prefix in tag.prefixes {
          if !tag.contains(prefix.address) { return "a tag does not hold its own prefix" }
          if !tags.tags(holding: prefix.address).contains(tag) { return "a tag is not found" }
        }
        _ = tag.exposure(beside: [])
      }
    } catch let error as RuleSetError {
      return error.mistakes.allSatisfy { $0.path.hasPrefix("$") } && !error.mistakes.isEmpty
        ? nil : "refused without a place"
    } catch {
      return "refused with another error: \(error)"
    }
    return nil
  }
}
