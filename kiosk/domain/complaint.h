#pragma once
// Complaints, suggestions and praise (component 6 of the standard; domain rules 2.3 and 3.3): what
// makes a report a complaint, until when it may be made and by when it is answered. Pure; any
// thread. Nothing here holds what a person wrote.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/time.h"
#include "kiosk/domain/holidays.h"

namespace kiosk::domain {

/// What the visitor asks for, and what a report is recorded as.
enum class ReportKind : std::uint8_t {
  Complaint,   // "PENGADUAN"
  Suggestion,  // "SARAN"
  Praise,      // "APRESIASI"
};

/// Why a report is recorded as something else than was asked for.
enum class ClassReason : std::uint8_t {
  Ok,               // "OK": as asked for
  WithoutIdentity,  // "TANPA_IDENTITAS": by adding an identity only
  WithoutObject,    // "TANPA_OBJEK"
  Late,             // "LEWAT_30_HARI": an officer may take it as a complaint (A8)
};

/// Components of the standard that a report may be about (6.5.c.2), and the behaviour of officers,
/// which the standard's list leaves to its "etc." (A14).
enum class ProblemType : std::uint8_t {
  Requirements,  // "PERSYARATAN"
  Procedure,     // "PROSEDUR"
  Time,          // "JANGKA_WAKTU"
  Fee,           // "BIAYA"
  Product,       // "PRODUK"
  Facilities,    // "SARANA"
  Competence,    // "KOMPETENSI"
  Behaviour,     // exported as "LAINNYA" with the sub-code "PERILAKU"
  Other,         // "LAINNYA"
};

/// What a report is about.
enum class Subject : std::uint8_t {
  Service,   // "LAYANAN": with the code of a service
  Facility,  // "FASILITAS": with the number of a facility
  Officer,   // "PETUGAS": with the officer's code where it is known
  Other,     // "LAINNYA"
};

/// Where the answer goes (6.8).
enum class NotifyBy : std::uint8_t {
  WhatsApp,  // "WA"
  Sms,       // "SMS"
  Phone,     // "TELEPON"
  Email,     // "EMAIL"
  Letter,    // "SURAT"
  Counter,   // "LOKET": fetched at the counter
  Kiosk,     // "QR": looked up with the receipt's code
};

/// When the service was received: a day, still waiting, or forgotten (an officer looks into it).
enum class ReceivedKind : std::uint8_t { OnDay, NotYet, Forgotten };

struct Received {
  ReceivedKind kind = ReceivedKind::Forgotten;
  Date day{};  // of OnDay

  bool operator==(const Received&) const = default;
};

/// What the classification follows from: no text, only what the texts amount to.
struct ReportFacts {
  ReportKind requested = ReportKind::Complaint;
  bool has_name = false;         // at least one letter
  bool has_contact = false;      // a valid address, telephone number or e-mail address
  bool has_description = false;  // at least 20 characters
  bool has_subject = false;      // a service, a facility or an officer
  ProblemType problem = ProblemType::Other;
  Received received;

  bool operator==(const ReportFacts&) const = default;
};

struct Classification {
  ReportKind kind = ReportKind::Suggestion;
  ClassReason reason = ClassReason::Ok;

  bool operator==(const Classification&) const = default;
};

inline constexpr int complaint_window_days = 30;      // calendar days, inclusive, no roll-over (A7)
inline constexpr int complaint_answer_days = 14;      // working days, and calendar days to warn
inline constexpr std::size_t least_description = 20;  // characters
inline constexpr std::size_t longest_description = 2000;  // bytes

/// The last day on which a service received on that day can be complained of.
Date complaint_window_end(Date received, int window_days = complaint_window_days);

bool has_identity(const ReportFacts& facts);
bool has_object(const ReportFacts& facts);

/// Domain rules 3.3, in their order.
Classification classify(const ReportFacts& facts, Date today,
                        int window_days = complaint_window_days);

/// From when and by when a complaint is answered (6.4), and when the office warns itself (A12). The
/// first two are absent where the calendar does not know, and then no date is promised.
struct AnswerDates {
  std::optional<Date> counted_from;
  std::optional<Date> due;
  Date warn{};

  bool operator==(const AnswerDates&) const = default;
};

/// For a complaint received at that local time; `closes` as in received_day.
AnswerDates answer_dates(const HolidayCalendar& calendar, const LocalTime& at,
                         std::optional<std::chrono::minutes> closes,
                         int working_days = complaint_answer_days);

/// `PGD-261123-K01-0007`. Sequence 1 .. 9999, kiosk of capital letters and digits.
std::string complaint_number(Date day, std::string_view kiosk, int sequence);
bool is_complaint_number(std::string_view text);
/// The Luhn digit over the number's digits, which catches a wrong digit when it is typed: 7 for
/// `PGD-261123-K01-0007`.
int complaint_check_digit(std::string_view number);
/// As on paper: `PGD-261123-K01-0007-7`.
std::string complaint_number_for_typing(std::string_view number);

/// One letter of a name or more (identifiers.h says what else it may hold): Ai, Ng and U are names.
bool is_complainant_name(std::string_view text);
/// Fewer than three letters: a name, but perhaps not all of it.
bool is_short_name(std::string_view text);
/// At least ten characters with a letter: anything more exact would refuse real addresses.
bool is_postal_address(std::string_view text);
/// Somewhere in the text stand sixteen digits in a row, spaces, dots and hyphens not counted, that
/// could be a NIK: the visitor is warned, nothing else happens.
bool holds_sixteen_digits(std::string_view text);
/// Characters, not bytes; spaces at the ends do not count.
std::size_t characters_in(std::string_view text);

const char* name_of(ReportKind kind);
const char* name_of(ClassReason reason);
const char* name_of(ProblemType problem);      // `LAINNYA` for Behaviour too
const char* sub_code_of(ProblemType problem);  // `PERILAKU` or empty
const char* name_of(Subject subject);
const char* name_of(NotifyBy notify);
const char* name_of(ReceivedKind kind);  // `TANGGAL`, `BELUM`, `LUPA`

/// Absent for a name that a later program may know; such a name is kept as it is, never refused.
std::optional<ReportKind> parse_report_kind(std::string_view text);
std::optional<ClassReason> parse_class_reason(std::string_view text);
std::optional<ProblemType> parse_problem_type(std::string_view text,
                                              std::string_view sub_code = {});

}  // namespace kiosk::domain
