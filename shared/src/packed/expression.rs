//! Expressions.

use super::macros::{fields, one_of, one_with};
use crate::expression::{
    Comparison, Each, Expression, Function, Literal, Operator, Over, Reference, Want,
};

one_with! { Expression else Self::Today, {
    0 = Today,
    1 = Literal(literal),
    2 = Answer(reference),
    3 = Answered(reference),
    4 = Size(reference),
    5 = Position(reference),
    6 = Setting(place),
    7 = Not(one),
    8 = And(all),
    9 = Or(all),
    10 = Compare(comparison, both),
    11 = Calculate(operator, both),
    12 = If(parts),
    13 = In(both),
    14 = List(all),
    15 = Values(all),
    16 = Over(over),
    17 = Each(each),
    18 = Item(passed),
    19 = Call(function, arguments),
} }

one_with! { Literal else Self::YesNo(false), {
    0 = YesNo(value),
    1 = Number(value),
    2 = Text(value),
    3 = Date(value),
} }

fields! { Reference { node, outer } }
fields! { Over { want, group, body } }
fields! { Each { want, list, body } }

one_of! { Comparison {
    Equal = 0, NotEqual = 1, Less = 2, LessOrEqual = 3, Greater = 4, GreaterOrEqual = 5,
} }

one_of! { Operator { Add = 0, Subtract = 1, Multiply = 2, Divide = 3, Remainder = 4 } }

one_of! { Want { Exists = 0, All = 1, Count = 2, Sum = 3, ExistsOne = 4, Gather = 5 } }

one_of! { Function {
    Date = 0, Year = 1, Month = 2, Day = 3, Weekday = 4, AddDays = 5, AddMonths = 6, AddYears = 7,
    AddWorkdays = 8, NextWorkday = 9, FirstOfMonth = 10, LastOfMonth = 11, DaysBetween = 12,
    MonthsBetween = 13, Age = 14, Min = 15, Max = 16, Sum = 17, Count = 18, Length = 19,
    StartsWith = 20, EndsWith = 21, Contains = 22, CharAt = 23, IndexOf = 24, LastIndexOf = 25,
    LowerAscii = 26, UpperAscii = 27, Replace = 28, Split = 29, Join = 30, Substring = 31,
    Trim = 32, Concat = 33, Int = 34, String = 35,
} }
