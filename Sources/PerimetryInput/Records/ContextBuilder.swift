import PerimetryModel

/// Turns the text columns of a record into a normalised context: the one place where spellings become the domain's
/// words. Runs once a context, not once a record.
struct ContextBuilder {
  enum Result {
    case context(RecordContext, diagnostics: Set<Diagnostic.Code>)
    /// A record of another table.
    case foreign
    case reject(Reject.Reason)
  }

  let slots: SlotTable
  let hints: PathHints
  let normaliser: Normaliser

  func build() -> Result {
    var diagnostics: Set<Diagnostic.Code> = []
    if saysNothing { return .foreign }
    guard let category = category(&diagnostics) else {
      return looksLikePerimeter ? .reject(.missingColumn("category")) : .foreign
    }
    if category.known == nil && !isPerimeterRecord(category) { return .foreign }
    var context = RecordContext(category: category)
    for field in RecordField.allCases {
      context[field] = normaliser.text(slots[RecordColumn.text(field).slot], in: field)
    }
    if let exported = exportedCategory, exported != category.name {
      context[.exportedCategory] = exported
    }
    if category.known == nil { diagnostics.insert(.unknownCategory) }
    normaliseResources(&context, &diagnostics)
    normaliseRule(&context)
    normalisePeers(&context, &diagnostics)
    let port = slots[RecordColumn.port.slot]
    if port.portNumber == nil, let text = port.textValue { context[.sourcePort] = text }
    return .context(context, diagnostics: diagnostics)
  }

  /// Whether neither a column nor the category tells a perimeter's record from any other.
  private var saysNothing: Bool {
    RecordField.identity.allSatisfy(isAbsent) && isAbsent(.matchedRuleText)
      && exportedCategory.map { !LogCategory.looksLikeCategory($0) } ?? true
  }

  private func isAbsent(_ field: RecordField) -> Bool {
    slots[RecordColumn.text(field).slot].isAbsent
  }

  private var exportedCategory: String? { slots[RecordColumn.category.slot].textValue }

  private func text(_ field: RecordField) -> String? {
    slots[RecordColumn.text(field).slot].textValue
  }

  /// The record's own word first, then the container's name.
  private func category(_ diagnostics: inout Set<Diagnostic.Code>) -> RecordCategory? {
    if let exported = exportedCategory {
      if let category = normaliser.category(exported) { return category }
      diagnostics.insert(.tableNameAsCategory)
    }
    guard let known = hints.category else { return nil }
    diagnostics.insert(.categoryFromContainer)
    return .known(known)
  }

  /// Whether a record of a category nobody knows is a perimeter's all the same.
  private func isPerimeterRecord(_ category: RecordCategory) -> Bool {
    LogCategory.looksLikeCategory(category.name) || looksLikePerimeter
  }

  /// A record is a perimeter's if its table or its resource says so, or if it has columns that no other table has.
  private var looksLikePerimeter: Bool {
    if let table = text(.table) { return LogCategory.isTableName(table) }
    if let id = text(.perimeter).map(ResourceID.init), let type = id.type {
      return type.hasPrefix(ResourceID.perimeterType)
    }
    return text(.rulesVersion) != nil
      || (text(.profile) != nil && (text(.matchedRule) ?? text(.matchedRuleText)) != nil)
  }

  private func normaliseResources(
    _ context: inout RecordContext, _ diagnostics: inout Set<Diagnostic.Code>
  ) {
    for field: RecordField in [
      .perimeter, .serviceResource, .sourceResource, .destinationResource,
    ] {
      guard let text = context[field] else { continue }
      let resource = normaliser.resource(text, in: field)
      if !resource.isWellFormed { diagnostics.insert(.malformedResourceID) }
      context[field] = resource.id.text
    }
  }

  /// `{"accessRule":"name"}`, as an object or as a text that holds one, is the rule's name; any other text is
  /// the name itself. What says more than the name is kept beside it.
  private func normaliseRule(_ context: inout RecordContext) {
    guard let text = context[.matchedRuleText] else { return }
    context[.matchedRuleText] = nil
    guard text.first == "{" else {
      context[.matchedRule] = text
      return
    }
    guard let content = MatchedRuleText.content(of: text) else {
      (context[.matchedRule], context[.matchedRuleText]) = (text, text)
      return
    }
    context[.matchedRule] = content.name
    if MatchedRuleText.canonical(content.name ?? "") != MatchedRuleText.withoutBlanks(text) {
      context[.matchedRuleText] = text
    }
  }

  private func normalisePeers(
    _ context: inout RecordContext, _ diagnostics: inout Set<Diagnostic.Code>
  ) {
    if let text = context[.sourceAddress] {
      if let address = normaliser.address(text) {
        context[.sourceAddress] = address.description
      } else {
        diagnostics.insert(.unreadableAddress)
      }
    }
    if let text = context[.destinationFQDN] {
      if let name = normaliser.domain(text) {
        context[.destinationFQDN] = name.text
      } else {
        diagnostics.insert(.unreadableDomain)
      }
    }
  }
}

extension JSONEvent {
  /// 0…65535, written as a number or as text.
  var portNumber: Int32? {
    wholeNumber.flatMap { (0...65535).contains($0) ? Int32($0) : nil }
  }
}
