using System.Data;

namespace Instrument.Tables;

/// <summary>Tells the columns of what ADO.NET reads.</summary>
internal static class DataColumns
{
    /// <summary>The columns of a reader.</summary>
    public static IEnumerable<TableColumn> Of(IDataReader reader) =>
        Enumerable.Range(0, reader.FieldCount).Select(index => new TableColumn(reader.GetName(index), TypeOf(reader.GetFieldType(index))));

    // What is none of these is found from the cells.
    private static ColumnType? TypeOf(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => ColumnType.Boolean,
        TypeCode.String or TypeCode.Char => ColumnType.String,
        TypeCode.DateTime => ColumnType.Timestamp,
        >= TypeCode.SByte and <= TypeCode.Decimal => type.IsEnum ? ColumnType.String : ColumnType.Number,
        _ => null,
    };
}
