using System.Collections.Immutable;
using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>Writes the part of a table's row type: its columns, and the method that writes the cells of an instance.</summary>
internal static class TableEmitter
{
    private const string Interface = "global::Instrument.Generated.ITableRow";
    private const string Column = "global::Instrument.TableColumn";
    private const string ColumnType = "global::Instrument.ColumnType";
    private const string Writer = "global::Instrument.Generated.TableRowWriter";
    private const string List = "global::System.Collections.Generic.IReadOnlyList";

    public static string Emit(TableTypeModel table)
    {
        CodeWriter writer = new();
        ImmutableArray<string> declarations = table.Type.Declarations.ToImmutableArray();
        int last = declarations.Length - 1;
        string interfaceName = $"{Interface}<{table.GlobalName}>";
        PartialTypeModel part = table.Type with { Declarations = new(declarations.SetItem(last, $"{declarations[last]} : {interfaceName}")) };
        PartialTypeEmitter.Emit(writer, part, () =>
        {
            EmitColumns(writer, table, interfaceName);
            writer.Line();
            EmitRow(writer, table, interfaceName);
        });
        return writer.Finish();
    }

    private static void EmitColumns(CodeWriter writer, TableTypeModel table, string interfaceName)
    {
        writer.Line(CodeText.GeneratedCode);
        writer.Line($"static {List}<{Column}> {interfaceName}.Columns {{ get; }} = new {Column}[]");
        writer.Line("{");
        using (writer.Indent())
        {
            foreach (TableColumnModel column in table.Columns)
                writer.Line($"new {Column}({CodeText.Quote(column.Key)}{(column.Type is { } type ? $", {ColumnType}.{type}" : "")}),");
        }
        writer.Line("};");
    }

    private static void EmitRow(CodeWriter writer, TableTypeModel table, string interfaceName)
    {
        writer.Line(CodeText.GeneratedCode);
        using (writer.Block($"static void {interfaceName}.WriteRow({table.GlobalName} row, {Writer} writer)"))
        {
            int locals = 0;
            foreach (TableColumnModel column in table.Columns)
                EmitCell(writer, column.Cell, $"row.{column.Name}", ref locals);
        }
    }

    private static void EmitCell(CodeWriter writer, TableCellModel cell, string access, ref int locals)
    {
        switch (cell)
        {
            case TableValueModel { IsNullableValue: true } value:
                string present = "value" + CodeText.Number(locals++);
                EmitIfPresent(writer, $"{access} is {{ }} {present}", () => writer.Line(Statement(value, present)));
                break;
            case TableValueModel value:
                writer.Line(Statement(value, access));
                break;
            case TableListModel list:
                string number = CodeText.Number(locals++);
                int inner = locals;
                EmitIfPresent(writer, $"{access} is {(list.IsImmutableArray ? "{ IsDefault: false }" : "{ }")} list{number}", () =>
                {
                    writer.Line("writer.StartList();");
                    using (writer.Block($"foreach (var item{number} in list{number})"))
                        EmitCell(writer, list.Element, "item" + number, ref inner);
                    writer.Line("writer.EndList();");
                });
                locals = inner;
                break;
        }
    }

    private static void EmitIfPresent(CodeWriter writer, string condition, Action emit)
    {
        using (writer.Block($"if ({condition})"))
            emit();
        using (writer.Block("else"))
            writer.Line("writer.WriteNull();");
    }

    private static string Statement(TableValueModel value, string access)
    {
        if (value.IsName)
            return $"writer.Write({access}.ToString());";
        return value.Cast.Length == 0 ? $"writer.Write({access});" : $"writer.Write(({value.Cast}){access});";
    }
}
