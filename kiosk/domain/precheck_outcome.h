#pragma once
// What a pre-check comes to. Advice, never a decision (domain rules 3.4).

#include <cstdint>

namespace kiosk::domain {

enum class PreCheckOutcome : std::uint8_t {
  Complete,     // "LENGKAP"
  Partial,      // "SEBAGIAN"
  NotEligible,  // "TIDAK_SESUAI"
};

/// As in records: `LENGKAP`, `SEBAGIAN`, `TIDAK_SESUAI`.
constexpr const char* name_of(PreCheckOutcome outcome) {
  switch (outcome) {
    case PreCheckOutcome::Complete:
      return "LENGKAP";
    case PreCheckOutcome::Partial:
      return "SEBAGIAN";
    case PreCheckOutcome::NotEligible:
      return "TIDAK_SESUAI";
  }
  return "SEBAGIAN";
}

}  // namespace kiosk::domain
