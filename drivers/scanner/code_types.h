#pragma once
// Kinds of codes that can be read in a picture. What a scanner of its own reads is set at the
// scanner. Pure.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace drivers::scanner {

enum class CodeType : std::uint8_t { Qr, Pdf417, DataMatrix, Aztec, Code128 };

using CodeTypes = std::vector<CodeType>;  // each once

/// Every one, in the order of the enumeration.
const CodeTypes& all_code_types();

const char* name_of(CodeType type);  // `qr`, `pdf417`, `data_matrix`, `aztec`, `code128`
std::optional<CodeType> parse_code_type(std::string_view name);

}  // namespace drivers::scanner
