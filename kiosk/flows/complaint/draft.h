#pragma once
// A report while it is being written. What was typed stays in private texts; what follows from it
// (valid, too short) is kept beside, told by the control that accepted it, so that a replay of the
// redacted event log decides the same. Pure.

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/domain/report.h"
#include "kiosk/flows/world.h"
#include "kiosk/ui/text_entry.h"

namespace kiosk::flows::complaint {

enum class Privacy : std::uint8_t { Named, Confidential, Anonymous };

enum class Field : std::uint8_t {
  Description,
  Loss,
  Request,
  Name,
  Phone,
  Email,
  Address,
  OnBehalfOf,
};
inline constexpr std::size_t field_count = 8;

/// What a text amounts to, as the accepting control tells it.
enum class TextVerdict : std::uint8_t {
  Empty,
  Good,
  Short,     // a description that makes no object of a complaint yet
  Doubtful,  // possible, but perhaps a slip of a finger: asked about once, never refused
  Refused,   // no name, number or address can read so
};

struct FieldEntry {
  ui::TextEntry typing;
  PrivateText accepted;
  TextVerdict verdict = TextVerdict::Empty;  // of the accepted text; never Doubtful or Refused

  bool operator==(const FieldEntry&) const = default;
};

struct Draft {
  domain::ReportKind requested = domain::ReportKind::Complaint;
  Privacy privacy = Privacy::Named;
  std::optional<domain::Subject> subject;
  std::string service;
  int facility = 0;
  std::string officer;
  std::string related;
  std::optional<domain::ProblemType> problem;
  std::optional<domain::Received> received;
  std::optional<domain::NotifyBy> notify;
  bool summed_up = false;  // the summary was seen: what is changed leads straight back to it
  std::array<FieldEntry, field_count> entries;

  bool operator==(const Draft&) const = default;
  [[nodiscard]] FieldEntry& of(Field field) { return entries.at(static_cast<std::size_t>(field)); }
  [[nodiscard]] const FieldEntry& of(Field field) const {
    return entries.at(static_cast<std::size_t>(field));
  }
  [[nodiscard]] bool has(Field field) const { return of(field).verdict != TextVerdict::Empty; }
  /// Choices and verdicts, without a word of the visitor's.
  [[nodiscard]] std::string describe() const;
};

const char* name_of(Field field);          // `description`: part of node ids
const char* name_of(TextVerdict verdict);  // `good`: value of the accepting control
std::optional<TextVerdict> parse_verdict(std::string_view text);

ui::EntryStyle style_of(Field field);
std::size_t longest(Field field);  // bytes
/// The answer is wanted as a message: by WhatsApp or SMS.
bool wants_messages(const Draft& draft);
/// What is typed into a field of this draft: where messages are wanted, a landline is doubtful.
TextVerdict judge(const Draft& draft, Field field, std::string_view text);

/// The field that the chosen way of answering needs: a number for WhatsApp, an address for letters.
Field contact_for(domain::NotifyBy notify);

domain::ReportFacts facts_of(const Draft& draft);
domain::Classification classify(const World& world, const Draft& draft);
/// The dates of a complaint sent now; all absent for anything else.
struct AnswerPromise {
  std::optional<Date> counted_from;
  std::optional<Date> due;
  std::optional<Date> warn;
  bool operator==(const AnswerPromise&) const = default;
};
AnswerPromise promise_of(const World& world, const Draft& draft);

/// The three parts for keeping. An anonymous report has no identity and no related number.
domain::ReportHeader header_of(const World& world, const Draft& draft);
domain::ReportMatter matter_of(const Draft& draft);
std::optional<domain::ReportIdentity> identity_of(const Draft& draft);

}  // namespace kiosk::flows::complaint
