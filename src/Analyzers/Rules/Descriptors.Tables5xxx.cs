using Microsoft.CodeAnalysis;

namespace Instrument.Analyzers.Rules;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor INST5001_TableColumnTypeNotSupported = Error(
        DiagnosticIds.TableColumnTypeNotSupported,
        RuleCategory.Tables,
        "Table column has an unsupported type",
        "'{0}' has the type '{1}', which a table cannot hold; use a number, bool, string, enum, date, media or list of these, or add [ColumnIgnore]");

    public static readonly DiagnosticDescriptor INST5002_TableRowNotSupported = Error(
        DiagnosticIds.TableRowNotSupported,
        RuleCategory.Tables,
        "Type cannot be a row of a table",
        "'{0}' {1}; a row needs a partial class, struct or record, neither static nor generic, with members that it can read");

    public static readonly DiagnosticDescriptor INST5003_TableColumnDuplicate = Error(
        DiagnosticIds.TableColumnDuplicate,
        RuleCategory.Tables,
        "Two members have one table column",
        "'{2}' has the column \"{0}\", which '{1}' has already; give one of them another name with [ColumnKey]");
}
