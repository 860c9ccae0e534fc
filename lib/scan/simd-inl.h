// What every SIMD kernel shares, over the thin functions that it defines before (masks-inl.h).
// clang-format off
#include "scan/masks-inl.h"
#include "scan/next_code-inl.h"
#include "scan/dense-inl.h"
#include "scan/next_stretch-inl.h"
#include "scan/rows-inl.h"
#include "scan/may_hold_word-inl.h"
#include "scan/code_flags-inl.h"
#include "scan/survey_pass-inl.h"
#include "scan/survey_high-inl.h"
#include "scan/survey-inl.h"
#include "scan/survey_pieces-inl.h"
#include "scan/next_row-inl.h"
#include "scan/survey_short-inl.h"
#include "scan/mark_row-inl.h"
#include "scan/json_masks-inl.h"
#include "scan/text_masks-inl.h"
// clang-format on
