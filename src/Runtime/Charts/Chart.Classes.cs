using System.Numerics;
using Instrument.Charts;

namespace Instrument;

/// <content>Charts of what a classifier predicts.</content>
public sealed partial class Chart
{
    /// <summary>How many recall values a curve of <see cref="PrCurve{T}(ReadOnlySpan{int}, ReadOnlySpan{T}, IReadOnlyList{string}?, IReadOnlyList{int}?, int, string, bool)"/> has.</summary>
    public const int DefaultRecalls = 21;

    /// <summary>
    /// Precision over recall, a curve for each class: how many of the examples that a threshold chooses are of the class, and how many of the
    /// class it chooses.
    /// </summary>
    /// <param name="actual">The class of each example, counted from 0.</param>
    /// <param name="scores">For each example a score for each class, example after example; only their order within a class counts.</param>
    /// <param name="classNames">A name for each class. Default: the numbers.</param>
    /// <param name="classes">The classes to draw. Default: all that occur among the examples.</param>
    /// <param name="recalls">At how many recall values, from 1 to 0, the curve is taken: at least 2. Default: <see cref="DefaultRecalls"/>.</param>
    /// <param name="title">The title.</param>
    /// <param name="splitTable">Whether the table has a section of its own in the workspace. Default: no.</param>
    /// <exception cref="ArgumentException">
    /// There is no example, the scores are no whole number of rows, a score is NaN, or a class has no score or no name.
    /// </exception>
    public static Chart PrCurve<T>(
        ReadOnlySpan<int> actual, ReadOnlySpan<T> scores, IReadOnlyList<string>? classNames = null, IReadOnlyList<int>? classes = null,
        int recalls = DefaultRecalls, string title = "Precision-Recall Curve", bool splitTable = false) where T : IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(recalls, 2);
        ClassScores data = ClassScores.Create(actual, scores, classNames, classes);
        Table table = new(["class", "precision", "recall"]);
        foreach (int label in data.Drawn)
        {
            foreach ((double precision, double recall) in PrecisionRecall.Of(data.Ranking(label), recalls))
                table.AddRow(data.Name(label), CurvePoints.Round(precision), CurvePoints.Round(recall));
        }
        return Of(
            "wandb/area-under-curve/v0", table, [new("x", "recall"), new("y", "precision"), new("class", "class")],
            [new("title", title), new("x-axis-title", "Recall"), new("y-axis-title", "Precision")], splitTable);
    }

    /// <inheritdoc cref="PrCurve{T}(ReadOnlySpan{int}, ReadOnlySpan{T}, IReadOnlyList{string}?, IReadOnlyList{int}?, int, string, bool)"/>
    /// <param name="actual">The class of each example, counted from 0.</param>
    /// <param name="scores">For each example its scores, one for each class.</param>
    /// <param name="classNames">A name for each class. Default: the numbers.</param>
    /// <param name="classes">The classes to draw. Default: all that occur among the examples.</param>
    /// <param name="recalls">At how many recall values, from 1 to 0, the curve is taken: at least 2. Default: <see cref="DefaultRecalls"/>.</param>
    /// <param name="title">The title.</param>
    /// <param name="splitTable">Whether the table has a section of its own in the workspace. Default: no.</param>
    public static Chart PrCurve<T>(
        ReadOnlySpan<int> actual, IReadOnlyList<T[]> scores, IReadOnlyList<string>? classNames = null, IReadOnlyList<int>? classes = null,
        int recalls = DefaultRecalls, string title = "Precision-Recall Curve", bool splitTable = false) where T : IFloatingPointIeee754<T> =>
        PrCurve(actual, ClassScores.Flatten(scores), classNames, classes, recalls, title, splitTable);

    /// <summary>The rate of true positives over the rate of false positives, a curve for each class.</summary>
    /// <param name="actual">The class of each example, counted from 0.</param>
    /// <param name="scores">For each example a score for each class, example after example; only their order within a class counts.</param>
    /// <param name="classNames">A name for each class. Default: the numbers.</param>
    /// <param name="classes">The classes to draw. Default: all that occur among the examples.</param>
    /// <param name="title">The title.</param>
    /// <param name="splitTable">Whether the table has a section of its own in the workspace. Default: no.</param>
    /// <exception cref="ArgumentException">
    /// There is no example, the scores are no whole number of rows, a score is NaN, or a class has no score or no name.
    /// </exception>
    public static Chart RocCurve<T>(
        ReadOnlySpan<int> actual, ReadOnlySpan<T> scores, IReadOnlyList<string>? classNames = null, IReadOnlyList<int>? classes = null,
        string title = "ROC Curve", bool splitTable = false) where T : IFloatingPointIeee754<T>
    {
        ClassScores data = ClassScores.Create(actual, scores, classNames, classes);
        Table table = new(["class", "fpr", "tpr"]);
        foreach (int label in data.Drawn)
        {
            foreach ((double falsePositives, double truePositives) in CurvePoints.Thin(ReceiverOperating.Of(data.Ranking(label)), CurvePoints.MaxPoints / data.Drawn.Count))
                table.AddRow(data.Name(label), CurvePoints.Round(falsePositives), CurvePoints.Round(truePositives));
        }
        return Of(
            "wandb/area-under-curve/v0", table, [new("x", "fpr"), new("y", "tpr"), new("class", "class")],
            [new("title", title), new("x-axis-title", "False positive rate"), new("y-axis-title", "True positive rate")], splitTable);
    }

    /// <inheritdoc cref="RocCurve{T}(ReadOnlySpan{int}, ReadOnlySpan{T}, IReadOnlyList{string}?, IReadOnlyList{int}?, string, bool)"/>
    /// <param name="actual">The class of each example, counted from 0.</param>
    /// <param name="scores">For each example its scores, one for each class.</param>
    /// <param name="classNames">A name for each class. Default: the numbers.</param>
    /// <param name="classes">The classes to draw. Default: all that occur among the examples.</param>
    /// <param name="title">The title.</param>
    /// <param name="splitTable">Whether the table has a section of its own in the workspace. Default: no.</param>
    public static Chart RocCurve<T>(
        ReadOnlySpan<int> actual, IReadOnlyList<T[]> scores, IReadOnlyList<string>? classNames = null, IReadOnlyList<int>? classes = null,
        string title = "ROC Curve", bool splitTable = false) where T : IFloatingPointIeee754<T> =>
        RocCurve(actual, ClassScores.Flatten(scores), classNames, classes, title, splitTable);

    /// <summary>How often examples of each class are predicted to be of each class.</summary>
    /// <param name="actual">The class of each example; with names counted from 0.</param>
    /// <param name="predicted">The predicted class of each example.</param>
    /// <param name="classNames">A name for each class. Default: <c>Class_1</c>, <c>Class_2</c> … for the classes that occur, in order.</param>
    /// <param name="title">The title.</param>
    /// <param name="splitTable">Whether the table has a section of its own in the workspace. Default: no.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no example, or a class has no name.</exception>
    public static Chart ConfusionMatrix(
        ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted, IReadOnlyList<string>? classNames = null, string title = "Confusion Matrix Curve",
        bool splitTable = false)
    {
        Table table = new(["Actual", "Predicted", "nPredictions"]);
        foreach ((string actualName, string predictedName, double count) in ConfusionCounts.Of(actual, predicted, classNames))
            table.AddRow(actualName, predictedName, count);
        return Of(
            "wandb/confusion_matrix/v1", table,
            [new("Actual", "Actual"), new("Predicted", "Predicted"), new("nPredictions", "nPredictions")], [new("title", title)], splitTable);
    }

    /// <summary>How often examples of each class are predicted to be of each class, where the class with the highest score is predicted.</summary>
    /// <param name="actual">The class of each example, counted from 0.</param>
    /// <param name="scores">For each example its scores, one for each class. Of equal ones the first counts.</param>
    /// <param name="classNames">A name for each class. Default: <c>Class_1</c>, <c>Class_2</c> … for the classes that occur, in order.</param>
    /// <param name="title">The title.</param>
    /// <param name="splitTable">Whether the table has a section of its own in the workspace. Default: no.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no example, a score is NaN, or a class has no name.</exception>
    public static Chart ConfusionMatrix<T>(
        ReadOnlySpan<int> actual, IReadOnlyList<T[]> scores, IReadOnlyList<string>? classNames = null, string title = "Confusion Matrix Curve",
        bool splitTable = false) where T : IFloatingPointIeee754<T> =>
        ConfusionMatrix(actual, ClassScores.Create<T>(actual, ClassScores.Flatten(scores), null, null).Best(), classNames, title, splitTable);
}
