import PerimetryModel

/// Texts that do not lie in the file as they are.
extension RecordDecoder {
  /// Where in the file a text comes from that was made of other bytes: a row of a table, an escaped body.
  struct Span {
    var offset: Int64
    var length: Int64
    /// The bytes in the file, or as much of them as says something.
    var raw: UnsafeBufferPointer<UInt8>
  }

  /// Rejects bytes that are gone from the window.
  /// - Parameter bytes: what the reject takes of the file's account; `nil` for its length.
  func rejectSpan(
    _ reason: Reject.Reason, offset: Int64, length: Int64, raw: [UInt8], bytes: Int64? = nil
  ) {
    account.read += 1
    account.rejected += 1
    account.bytes.rejected += bytes ?? length
    batch.rejects.append(
      RejectedRecord(
        file: frame.file,
        reject: Reject(offset: offset, length: length, reason: reason, raw: raw)))
  }

  /// A text that holds a JSON text, as tools write out message bodies (domain.md §2.4). What it holds counts, once.
  func decodeEmbedded(
    _ string: JSONEvent, in text: UnsafeBufferPointer<UInt8>, at offset: Int64
  ) {
    let outer = span
    defer { span = outer }
    if span == nil { span = Span(offset: offset, length: Int64(text.count), raw: text) }
    embedded.unfold(string) { inner in
      if let entry = stencils.find(inner, hints: hintsSeed) {
        account.read += 1
        enter(cache[entry], UnsafePointer(stencils.values), inner, at: offset)
        return
      }
      do throws(JSONFault) {
        decodeValue(try embedded.parser.parse(inner), from: 0, inner, at: offset)
      } catch {
        account.read += 1
        reject(.malformed("in a text: \(error.message)"), text, at: offset)
      }
    }
  }
}
