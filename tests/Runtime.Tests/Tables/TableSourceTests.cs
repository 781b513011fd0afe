using System.Data;

namespace Instrument.Runtime.Tests.Tables;

/// <summary>Tables made from what ADO.NET reads.</summary>
public sealed class TableSourceTests
{
    [Fact]
    public void A_data_table_gives_columns_types_and_rows()
    {
        using DataTable data = new();
        data.Columns.Add("id", typeof(int));
        data.Columns.Add("name", typeof(string));
        data.Columns.Add("at", typeof(DateTime));
        data.Columns.Add("ok", typeof(bool));
        data.Columns.Add("bytes", typeof(byte[]));
        data.Rows.Add(1, "a", new DateTime(2026, 1, 2), true, new byte[] { 1, 2 });
        data.Rows.Add(2, DBNull.Value, DBNull.Value, DBNull.Value, DBNull.Value);

        TableRun run = TableRun.Of(Table.From(data));

        Assert.Equal("""{"columns":["id","name","at","ok","bytes"],"data":[[1,"a","2026-01-02T00:00:00",true,[1,2]],[2,null,null,null,null]]}""", run.FileText());
    }

    [Fact]
    public void An_empty_result_still_has_types()
    {
        using DataTable data = new();
        data.Columns.Add("id", typeof(decimal));

        TableRun run = TableRun.Of(Table.From(data.CreateDataReader()));

        Assert.Equal("""{"params":{"allowed_types":[{"wb_type":"none"},{"wb_type":"number"}]},"wb_type":"union"}""", run.ColumnTypes()["id"]!.ToJsonString());
    }
}
