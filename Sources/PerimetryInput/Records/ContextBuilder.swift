import PerimetryModel

/// Puts the columns of a record together to a context, as numbers of texts. Runs once a context, not once a record.
final class ContextBuilder {
  enum Result {
    case context(category: RecordCategory, shape: FlowShape, diagnostics: Set<Diagnostic.Code>)
    /// A record of another table.
    case foreign
    case reject(Reject.Reason)
  }

  /// The numbers of the texts by field, of the last context built.
  private(set) var numbers = [Int32](repeating: 0, count: RecordField.allCases.count)

  let reader: FieldReader
  private var marks: FieldValue.Marks = []
  private var exported = FieldValue()
  private var rule = FieldValue()
  private var hasRule = false
  private static let fields = RecordField.allCases

  init(reader: FieldReader) { self.reader = reader }

  /// Reads the columns of a record.
  /// - Returns: what is equal for records of which the same becomes.
  func load(_ slots: SlotTable, hints: Int, hash: SeededHash) -> SeededHash.Value {
    readTexts(slots)
    exported = reader.value(slots[RecordColumn.category.slot], in: .category)
    rule = reader.value(
      slots[RecordColumn.text(.matchedRuleText).slot], in: .text(.matchedRuleText))
    hasRule = !slots[RecordColumn.text(.matchedRuleText).slot].isAbsent
    let port = slots[RecordColumn.port.slot]
    if port.kind != JSONKind.null, port.portNumber == nil {
      let value = reader.value(port, in: .port)
      if value.number != 0 { numbers[RecordField.sourcePort.rawValue] = value.number }
    }
    var key = hash.start(UInt64(truncatingIfNeeded: hints) << 1 | (hasRule ? 1 : 0))
    numbers.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      hash.mix(base, count: bytes.count, tag: 1, into: &key)
    }
    hash.mix(
      UInt64(UInt32(bitPattern: exported.number)) << 32 | UInt64(UInt32(bitPattern: rule.number)),
      UInt64(UInt32(bitPattern: rule.second)) << 8 | UInt64(marks.rawValue), into: &key)
    return key
  }

  /// Makes a context of the columns that were loaded.
  func build(hints: PathHints) -> Result {
    var diagnostics: Set<Diagnostic.Code> = []
    let exportedName = reader.pool.text(exported.number)
    if saysNothing(exportedName) { return .foreign }
    guard let category = category(hints, &diagnostics) else {
      return looksLikePerimeter ? .reject(.missingColumn("category")) : .foreign
    }
    if category.known == nil && !LogCategory.looksLikeCategory(category.name)
      && !looksLikePerimeter
    {
      return .foreign
    }
    if exported.number != 0 && exportedName != category.name {
      numbers[RecordField.exportedCategory.rawValue] = exported.number
    }
    if category.known == nil { diagnostics.insert(.unknownCategory) }
    if rule.number != 0 || rule.second != 0 {
      numbers[RecordField.matchedRule.rawValue] = rule.number
      numbers[RecordField.matchedRuleText.rawValue] = rule.second
    }
    if marks.contains(.malformedResource) { diagnostics.insert(.malformedResourceID) }
    if marks.contains(.unreadableAddress) { diagnostics.insert(.unreadableAddress) }
    if marks.contains(.unreadableDomain) { diagnostics.insert(.unreadableDomain) }
    return .context(category: category, shape: shape(category), diagnostics: diagnostics)
  }

  private func readTexts(_ slots: SlotTable) {
    marks = []
    for field in ContextBuilder.fields {
      let slot = slots[field.rawValue]
      if slot.kind == JSONKind.null || field == .matchedRuleText {
        numbers[field.rawValue] = 0
        continue
      }
      let value = reader.value(slot, in: .text(field))
      numbers[field.rawValue] = value.number
      marks.formUnion(value.marks)
    }
  }

  private func has(_ field: RecordField) -> Bool { numbers[field.rawValue] != 0 }

  private func text(_ field: RecordField) -> String {
    reader.pool.text(numbers[field.rawValue])
  }

  private func shape(_ category: RecordCategory) -> FlowShape {
    FlowShape(
      category: category,
      facts: FlowShape.Facts(
        exportedDirection: marks.contains(.inbound)
          ? .inbound : marks.contains(.outbound) ? .outbound : nil,
        isAddressReadable: !marks.contains(.unreadableAddress),
        isDomainReadable: !marks.contains(.unreadableDomain),
        mentionsServiceEndpoint: marks.contains(.serviceEndpoint)), has: has)
  }

  /// Whether neither a column nor the category tells a perimeter's record from any other.
  private func saysNothing(_ category: String) -> Bool {
    !numbers.prefix(RecordField.identity.count).contains { $0 != 0 } && !hasRule
      && (category.isEmpty || !LogCategory.looksLikeCategory(category))
  }

  /// The record's own word first, then the container's name.
  private func category(
    _ hints: PathHints, _ diagnostics: inout Set<Diagnostic.Code>
  ) -> RecordCategory? {
    if exported.number != 0 {
      if let category = reader.category(exported) { return category }
      diagnostics.insert(.tableNameAsCategory)
    }
    guard let known = hints.category else { return nil }
    diagnostics.insert(.categoryFromContainer)
    return .known(known)
  }

  /// A record is a perimeter's if its table or its resource says so, or if it has columns that no other table has.
  private var looksLikePerimeter: Bool {
    if has(.table) { return LogCategory.isTableName(text(.table)) }
    if has(.perimeter), let type = ResourceID(text(.perimeter)).type {
      return type.hasPrefix(ResourceID.perimeterType)
    }
    return has(.rulesVersion)
      || (has(.profile) && (has(.matchedRule) || hasRule))
  }
}

extension JSONEvent {
  /// 0…65535, written as a number or as text.
  var portNumber: Int32? {
    wholeNumber.flatMap { (0...65535).contains($0) ? Int32($0) : nil }
  }
}
